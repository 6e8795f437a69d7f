"""Asks a language model of the user's choice for the words of a letter, over HTTP.

Two shapes of answer are known: OpenAI's, which most services and local programs speak, and Anthropic's.
Nothing is asked unless the user has named an address and a model. The key goes into one header of one request; it
is never shown, not even where the service repeats it, and no redirect carries it elsewhere.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Literal
from urllib.parse import urlsplit

from goodterms.errors import GoodtermsError

Shape = Literal["openai", "anthropic"]
SHAPES: tuple[Shape, ...] = ("openai", "anthropic")
_MOST_BYTES = 1_000_000
_MOST_TOKENS = 2500
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_KEPT = "Nothing was kept. The letter can be written without the model."


@dataclass(frozen=True, slots=True)
class Drafter:
    """A model and where it answers: ``url`` is the base address, ``seconds`` how long its answer may take."""

    shape: Shape
    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0

    def write(self, task: str, material: str) -> str:
        """The model's answer to a task, as text.

        Raises:
            GoodtermsError: ``draft.address``, ``draft.unreachable``, ``draft.service`` (it refuses or fails),
                ``draft.answer`` (it answers something else), ``draft.declined`` (the model will not), or
                ``draft.cut_off``.
        """
        refuse_open_road(self.url)
        told = _OPENAI if self.shape == "openai" else _ANTHROPIC
        request = urllib.request.Request(
            self.url.rstrip("/") + told.path,
            data=json.dumps(told.body(self.model, task, material)).encode(),
            headers={"Content-Type": "application/json", **told.headers(self.key)},
            method="POST",
        )
        return told.text(_document(self._asked(request)))

    @property
    def where(self) -> str:
        """The name of the machine that is asked."""
        return urlsplit(self.url).hostname or self.url

    def _asked(self, request: urllib.request.Request) -> bytes:
        where, until = self.where, time.monotonic() + self.seconds
        try:
            with _opener(request.host).open(request, timeout=self.seconds) as answer:
                data = _read(answer, until)
        except urllib.error.HTTPError as error:
            error.close()
            raise _service(where, error.code) from None
        except TimeoutError:
            raise _unreachable(where, f"it did not answer within {self.seconds:g} seconds") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            late = isinstance(reason, TimeoutError)
            why = f"it did not answer within {self.seconds:g} seconds" if late else "no connection could be made"
            raise _unreachable(where, why) from None
        if len(data) > _MOST_BYTES:
            raise _odd_answer("more than a letter could be")
        return data


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    """The answer's bytes, a few more than a letter could be at most.

    Raises:
        TimeoutError: it comes so slowly, a little at a time, that the wait for a silent one would not end it.
    """
    data = bytearray()
    while len(data) <= _MOST_BYTES and (some := answer.read1(_MOST_BYTES)):
        data += some
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(data)


def _opener(host: str) -> urllib.request.OpenerDirector:
    """What asks. This machine is asked without the proxy that the environment may name: a request that is not
    encrypted would leave the machine with it."""
    direct = [urllib.request.ProxyHandler({})] if urlsplit(f"//{host}").hostname in _LOOPBACK else []
    return urllib.request.build_opener(_NoRedirect, *direct)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An answer from elsewhere is no answer: the key and the facts were meant for one address."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        return None


class _OpenAI:
    path = "/chat/completions"

    def headers(self, key: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {key}"} if key else {}

    def body(self, model: str, task: str, material: str) -> dict[str, Any]:
        messages = [{"role": "system", "content": task}, {"role": "user", "content": material}]
        return {"model": model, "messages": messages}

    def text(self, document: Mapping[str, Any]) -> str:
        choice = _first(document.get("choices"))
        message = choice.get("message")
        if not isinstance(message, Mapping):
            raise _odd_answer("no message")
        if message.get("refusal") or choice.get("finish_reason") == "content_filter":
            raise _declined()
        if choice.get("finish_reason") == "length":
            raise _cut_off()
        return _words(message.get("content"))


class _Anthropic:
    path = "/v1/messages"

    def headers(self, key: str) -> dict[str, str]:
        return {"anthropic-version": "2023-06-01", **({"x-api-key": key} if key else {})}

    def body(self, model: str, task: str, material: str) -> dict[str, Any]:
        messages = [{"role": "user", "content": material}]
        return {"model": model, "max_tokens": _MOST_TOKENS, "system": task, "messages": messages}

    def text(self, document: Mapping[str, Any]) -> str:
        if document.get("stop_reason") == "refusal":
            raise _declined()
        if document.get("stop_reason") == "max_tokens":
            raise _cut_off()
        blocks = document.get("content")
        blocks = blocks if isinstance(blocks, list) else []
        texts = [
            block.get("text") for block in blocks if isinstance(block, Mapping) and block.get("type") == "text"
        ]
        return _words("".join(text for text in texts if isinstance(text, str)))


_OPENAI, _ANTHROPIC = _OpenAI(), _Anthropic()


def refuse_open_road(url: str) -> None:
    """A key and a client's facts travel encrypted, or not beyond this machine.

    Raises:
        GoodtermsError: ``draft.address``.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:  # half an IPv6 address, or a port that is none
        parts, host = urlsplit(""), None
    if host and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)):
        return
    raise GoodtermsError(
        "draft.address",
        "The model's address must begin with https://, or with http:// on this machine.",
        hint="For example https://api.example.com/v1 or http://localhost:11434/v1.",
    )


def _document(data: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(data)
    except ValueError:
        raise _odd_answer("something that is not JSON") from None
    if not isinstance(document, dict):
        raise _odd_answer("something else than an answer")
    return document


def _first(choices: object) -> Mapping[str, Any]:
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Mapping):
        raise _odd_answer("no choice")
    return choices[0]


def _words(text: object) -> str:
    if not isinstance(text, str) or not text.strip():
        raise _odd_answer("no text")
    return text


def _service(where: str, status: int) -> GoodtermsError:
    says = {
        400: f"{where} did not understand the request.",
        401: f"{where} refused the key.",
        403: f"{where} refused the key.",
        404: f"{where} knows no such model, or the address is wrong.",
        429: f"{where} is busy, or the account's limit is reached.",
    }.get(status, f"{where} answered with an error ({status}).")
    hint = "Check GOODTERMS_LLM_KEY, GOODTERMS_LLM_URL and GOODTERMS_LLM_MODEL." if status < 429 else ""
    return GoodtermsError("draft.service", says, hint=f"{hint} {_KEPT}".strip())


def _unreachable(where: str, why: str) -> GoodtermsError:
    return GoodtermsError("draft.unreachable", f"{where} could not be asked: {why}.", hint=_KEPT)


def _odd_answer(what: str) -> GoodtermsError:
    return GoodtermsError(
        "draft.answer", f"The service sent {what}.", hint=f"Is it the right kind of API? {_KEPT}"
    )


def _declined() -> GoodtermsError:
    return GoodtermsError("draft.declined", "The model declined to write this letter.", hint=_KEPT)


def _cut_off() -> GoodtermsError:
    return GoodtermsError("draft.cut_off", "The model stopped before the letter was finished.", hint=_KEPT)
