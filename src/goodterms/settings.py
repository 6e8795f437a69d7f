"""Django's settings: everything that may differ comes from the environment, everything else is written here.

``GOODTERMS_DATA_DIR`` is where all of it lives; by default the platform's folder for a user's data.
``GOODTERMS_DATABASE_URL`` names a PostgreSQL; without it there is one SQLite file in the data folder.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from goodterms.errors import GoodtermsError


def _data_dir() -> Path:
    told = os.environ.get("GOODTERMS_DATA_DIR")
    if told:
        return Path(told).expanduser().resolve()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "goodterms"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "goodterms"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "goodterms"


def _key(name: str) -> str:
    """A secret made once, readable by its owner alone. It lies outside the database and its backups."""
    told = os.environ.get(f"GOODTERMS_{name.upper()}")
    if told:
        return told
    file = DATA_DIR / f"{name}.txt"
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii")


def _database() -> dict[str, object]:
    url = os.environ.get("GOODTERMS_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "goodterms.sqlite3",
            # One connection a thread: opening one a request costs more than a page's questions to it.
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                # IMMEDIATE: two writers wait for one another instead of failing half way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise GoodtermsError(
            "settings.database",
            f"GOODTERMS_DATABASE_URL begins with “{parts.scheme}”.",
            hint="Write it as postgresql://user:password@host/name, or leave it out for SQLite.",
        )
    socket = parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or socket,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def _hosts() -> list[str]:
    told = os.environ.get("GOODTERMS_HOSTS", "")
    return [host.strip() for host in told.split(",") if host.strip()] or ["localhost", "127.0.0.1", "[::1]"]


DATA_DIR = _data_dir()
SECRET_KEY = _key("secret_key")
SEAL_KEY = _key("seal_key")
LOCAL = os.environ.get("GOODTERMS_LOCAL") == "1"
TLS = os.environ.get("GOODTERMS_TLS") == "1"
TODAY = os.environ.get("GOODTERMS_TODAY", "")
(DATA_DIR / "static").mkdir(mode=0o700, parents=True, exist_ok=True)
PUBLIC_URL = os.environ.get("GOODTERMS_PUBLIC_URL", "").rstrip("/")

DEBUG = False
ALLOWED_HOSTS = _hosts()
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
ROOT_URLCONF = "goodterms.interfaces.web.urls"
WSGI_APPLICATION = "goodterms.interfaces.web.wsgi.application"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "goodterms.records",
    "goodterms.interfaces.web",
    "goodterms.interfaces.portal",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "goodterms.interfaces.web.middleware.ContentPolicy",
    "goodterms.interfaces.web.middleware.UploadCap",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goodterms.interfaces.web.middleware.LocalOwner",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goodterms.interfaces.web.middleware.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("goodterms.interfaces.web.worded.Loader", ["django.template.loaders.app_directories.Loader"]),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "goodterms.interfaces.web.context.office",
            ],
        },
    },
]

AUTHENTICATION_BACKENDS = [
    "goodterms.interfaces.web.accounts.SignIn",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "goodterms.interfaces.web.accounts.OfficeAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Goodterms"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_ENGINE = "goodterms.interfaces.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = TLS
# Asked by the machine itself, behind the proxy: a health check that is sent to https never comes back.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = TLS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20_000  # a Maildir is a folder of one file a mail
# Every file of an upload goes to disk as it comes, so that a large mail archive does not fill the memory.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
UPLOAD_LIMIT = 200_000_000

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
# Ink, paper and type are those of the papers: one hand for pages, index.html and PDFs.
STATICFILES_DIRS = [
    ("paper", Path(__file__).parent / "delivery" / "page"),
    ("fonts", Path(__file__).parent / "delivery" / "fonts"),
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "goodterms.interfaces.web.finder.Papers",
]
# Served straight from the installed package: no collectstatic, nothing to forget after an upgrade.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 86_400

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [Path(__file__).parent / "interfaces" / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

EMAIL_TIMEOUT = 20
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_secrets": {"()": "goodterms.interfaces.web.logs.NoSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["no_secrets"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers are taken out, so that every line passes the filter above.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
