# The office for a server: one image, one data folder. Behind a proxy that speaks TLS.
FROM python:3.12-slim
WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
RUN pip install --no-cache-dir ".[postgres]" && useradd --create-home --uid 10001 office \
    && mkdir /data && chown office /data
USER office
ENV GOODTERMS_DATA_DIR=/data
VOLUME /data
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8765/readyz', timeout=4)"]
CMD ["goodterms", "serve", "--host", "0.0.0.0"]
