"""A site on this machine for tests that fetch: pages, errors, redirects, and what sites do wrong."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = b"<html><body><article><p>Norvik Port hired 60 pilots.</p></article></body></html>"


class Site(ThreadingHTTPServer):
    """A site on loopback that writes down what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str]] = []  # path and Host
        self.pages: dict[str, bytes] = {}  # of tests' own

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))
        if self.path in self.server.pages:
            self._answer(200, self.server.pages[self.path], {"Content-Type": "text/html; charset=utf-8"})
            return
        path, _, argument = self.path.partition("?")
        getattr(self, f"_{path.strip('/')}")(argument)

    def _page(self, argument: str) -> None:
        self._answer(200, PAGE, {"Content-Type": "text/html; charset=utf-8"})

    def _missing(self, argument: str) -> None:
        self._answer(404, b"nothing here")

    def _to(self, address: str) -> None:
        self._answer(302, b"", {"Location": address})

    def _again(self, count: str) -> None:
        if int(count):
            self._answer(301, b"", {"Location": f"/again?{int(count) - 1}"})
        else:
            self._page("")

    def _large(self, argument: str) -> None:
        self._answer(200, b"x" * 3000)

    def _packed(self, argument: str) -> None:
        self._answer(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})

    def _bomb(self, argument: str) -> None:
        self._answer(200, gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"})

    def _broken(self, argument: str) -> None:
        self._answer(200, b"no gzip at all", {"Content-Encoding": "gzip"})

    def _short(self, argument: str) -> None:
        self._answer(200, b"half", {"Content-Length": "400"})

    def _silent(self, argument: str) -> None:
        self.connection.recv(1)  # until the other side gives up

    def _answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving_pages() -> Iterator[Site]:
    """A site that answers for the length of a block."""
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
