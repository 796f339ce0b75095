"""The server: this machine only, what is on the board only, and for nobody who came by another name."""

from __future__ import annotations

import json
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from cxmap.errors import ConfigError
from cxmap.preview.board import Board, Shown
from cxmap.preview.pages import POLICY, frame, listing

HOST = "127.0.0.1"
_BEAT = 5.0
"""Seconds after which a reader that went away is noticed."""


class Server(ThreadingHTTPServer):
    """Serves a board; ``port`` 0 is a free one. Raises ConfigError if the port cannot be had."""

    daemon_threads = True  # a browser that keeps a connection open keeps nobody waiting at the end
    allow_reuse_address = True

    def __init__(self, board: Board, port: int, *, is_alone: bool) -> None:
        self.board, self.is_alone = board, is_alone
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            hint = "--port 0 takes a free one"
            raise ConfigError(f"port {port} cannot be used: {error.strerror or error}", hint=hint) from error

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "cxmap", ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Answer, or say that there is no such thing; a browser that went away is no matter."""
        with suppress(ConnectionError, TimeoutError):
            if self.headers.get("Host") in {f"{name}:{self.server.server_port}" for name in (HOST, "localhost")}:
                self._answer()
            else:  # another name for this machine is what a page from elsewhere would come by
                self._refuse(HTTPStatus.MISDIRECTED_REQUEST, "this is a preview for its own machine only")

    def _answer(self) -> None:
        kind, _, rest = urlsplit(self.path).path[1:].partition("/")
        shown, name = self.server.board.shown, unquote(rest)
        if self.server.is_alone and not kind:
            kind, name = "frame", next(iter(shown), "")
        each = shown.get(name)
        if kind == "news" and (each or not rest):
            self._news(name)
        elif not kind:
            self._send(listing(shown, self.server.board.changes), POLICY)
        elif each and kind == "frame":
            self._send(frame(name, each, is_alone=self.server.is_alone), POLICY)
        elif each and kind == "page" and each.drawing.page:
            self._send(each.drawing.page)
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing here")

    def _send(self, content: str, policy: str = "") -> None:
        data = content.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(data)

    def _refuse(self, status: HTTPStatus, words: str) -> None:
        data = f"{words}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Nothing is kept, and no other site may put it into a frame or read it."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def _news(self, name: str) -> None:
        """Tell of each change as it comes, for as long as somebody listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = told = -1
        while True:
            board = self.server.board
            each = board.shown.get(name)
            version = each.version if each else board.changes
            word = ":\n\n"  # a comment, which only asks whether anybody is there
            if version != told:
                told, word = version, f"data: {json.dumps(_state(each, version))}\n\n"
            self.wfile.write(word.encode())
            seen = board.wait(seen, _BEAT)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: who previews a journey wants to see the journey."""


def _state(each: Shown | None, version: int) -> dict[str, object]:
    if each is None:
        return {"version": version, "gone": True}
    drawing = each.drawing
    return {"version": version, "page": each.page, "title": drawing.title, "findings": drawing.findings}
