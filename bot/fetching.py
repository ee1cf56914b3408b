"""Fetching: a page from the web, from public addresses only, within a time and a size.

A name is looked up once; every address that it has must be public, and the connection goes to the one that was looked
at, so that a second look-up cannot lead elsewhere. Redirects are followed by hand, each looked at in the same way. No
proxy of the environment is used: it would look names up by itself.
"""

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from ssl import SSLContext
from urllib.parse import urljoin, urlsplit

import httpx

from facts.drafting import MOST_BYTES
from facts.errors import SourceError

TIME_LIMIT_SECONDS = 20.0  # for all of it, redirects included
MOST_REDIRECTS = 5
_LONGEST_URL = 2000
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_ERROR = 400
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Figurecheck)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/ld+json,application/json,text/plain;q=0.9",
    "Accept-Encoding": "gzip",
}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # the last 32 bits are an IPv4 address
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address."""

    url: str  # after redirects
    content: bytes
    content_type: str | None


async def fetch(
    url: str,
    *,
    allow_private: bool = False,
    most_bytes: int = MOST_BYTES,
    time_limit_seconds: float = TIME_LIMIT_SECONDS,
) -> Fetched:
    """What stands at an http or https address; raises SourceError, one line for people, where that cannot be had."""
    try:
        async with asyncio.timeout(time_limit_seconds):
            return await _follow(url.strip(), allow_private, most_bytes)
    except TimeoutError:
        raise SourceError(
            f"{show_address(url)}: no answer within {time_limit_seconds:g} seconds; try again later"
        ) from None


async def _follow(url: str, allow_private: bool, most_bytes: int) -> Fetched:
    timeout = httpx.Timeout(None)  # the limit above is for all of it
    async with httpx.AsyncClient(
        trust_env=False, verify=_certificates(), timeout=timeout, follow_redirects=False, headers=_HEADERS
    ) as client:
        for _ in range(MOST_REDIRECTS + 1):
            found = await _request(client, url, allow_private, most_bytes)
            if isinstance(found, Fetched):
                return found
            url = found
    raise SourceError(f"{show_address(url)}: more than {MOST_REDIRECTS} redirects; give the address of the page itself")


@cache
def _certificates() -> SSLContext:
    """Read once for all pages of a process: it takes 20 ms. None of the environment's are among them."""
    return httpx.create_ssl_context(trust_env=False)


async def _request(client: httpx.AsyncClient, url: str, allow_private: bool, most_bytes: int) -> Fetched | str:
    """What stands there, or where it redirects to."""
    scheme, host, port = _parts_of(url)
    last: Exception | None = None
    for address in await _addresses_of(url, host, port, allow_private):
        request = _build(client, url, scheme, host, port, address)
        try:
            response = await client.send(request, stream=True)
        except httpx.ConnectError as error:
            last = error
            continue
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SourceError(
                f"{show_address(url)}: cannot be fetched ({type(error).__name__}); try again later"
            ) from None
        try:
            return await _read(response, url, most_bytes)
        except httpx.HTTPError as error:
            raise SourceError(f"{show_address(url)}: broke off ({type(error).__name__}); try again later") from None
        finally:
            await response.aclose()
    reason = "its certificate does not hold" if "CERTIFICATE" in str(last) else "does not answer"
    raise SourceError(f"{show_address(url)}: {reason}; check the address")


def _parts_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; raises SourceError where it is no address of a page."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SourceError(f"{show_address(url)}: no web address; check it") from None
    if parts.scheme not in _PORTS or not parts.hostname or len(url) > _LONGEST_URL or not url.isprintable():
        raise SourceError(f"{show_address(url)}: no address of a page; begin it with https:// or http://")
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme]


async def _addresses_of(url: str, host: str, port: int, allow_private: bool) -> list[_Address]:
    """The addresses of the host, each public; raises SourceError before anything leaves for another."""
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
        found = await asyncio.get_running_loop().getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"{show_address(url)}: there is no such site; check the address") from None
    addresses = [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]
    if not allow_private and not all(map(is_public, addresses)):
        raise SourceError(
            f"{show_address(url)}: an address within a private network, which is not fetched; give a public page"
        )
    return list(dict.fromkeys(addresses))


def is_public(address: _Address) -> bool:
    """Whether it is an address of the public internet, also where an IPv6 address only wraps an IPv4 one."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if address in _NAT64 or address in _COMPATIBLE:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo is not None or address.is_site_local:
            return False
        if wrapped is not None:
            return is_public(wrapped) and address not in _COMPATIBLE
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    )


def _build(client: httpx.AsyncClient, url: str, scheme: str, host: str, port: int, address: _Address) -> httpx.Request:
    """The request to the address that was looked at, for the host that was named, whose certificate it must have."""
    parts = urlsplit(url)
    at = f"[{address}]" if address.version == 6 else str(address)
    named = f"[{host}]" if ":" in host else host
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    own_port = "" if port == _PORTS[scheme] else f":{port}"
    try:
        named = named if named.isascii() else named.encode("idna").decode("ascii")
        return client.build_request(
            "GET",
            f"{scheme}://{at}:{port}{path}",
            headers={"Host": f"{named}{own_port}"},
            extensions={"sni_hostname": named.strip("[]")},
        )
    except (httpx.InvalidURL, UnicodeError):
        raise SourceError(f"{show_address(url)}: no web address; check it") from None


async def _read(response: httpx.Response, url: str, most_bytes: int) -> Fetched | str:
    if response.status_code in _REDIRECTS and "location" in response.headers:
        try:
            return urljoin(url, response.headers["location"])
        except ValueError:
            raise SourceError(
                f"{show_address(url)}: redirects to no address; give the address of the page itself"
            ) from None
    if response.status_code >= _ERROR:
        raise SourceError(f"{show_address(url)}: answers with error {response.status_code}; check the address")
    content = bytearray()
    async for part in _decoded(response, url, most_bytes):
        content += part
        if len(content) > most_bytes:
            raise SourceError(f"{show_address(url)}: larger than {most_bytes / 1_000_000:g} MB; give a smaller one")
    return Fetched(url, bytes(content), response.headers.get("content-type"))


async def _decoded(response: httpx.Response, url: str, most_bytes: int) -> AsyncIterator[bytes]:
    """The body as it comes, unpacked no further than is kept: a small answer may unpack to gigabytes."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        async for part in response.aiter_raw():
            yield part
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(
            f"{show_address(url)}: packed as {encoding[:20]}, which was not asked for; save the page as a file"
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, as its first bytes say
    try:
        async for part in response.aiter_raw():
            yield unpacker.decompress(part, most_bytes + 1)
            if unpacker.unconsumed_tail:
                yield b"\0" * most_bytes  # more than is kept
    except zlib.error:
        raise SourceError(f"{show_address(url)}: its packing is damaged; save the page as a file") from None


def show_address(url: str) -> str:
    """The address without user and password, fit for one line."""
    words = " ".join(url.split())
    try:
        parts = urlsplit(words)
        if parts.username or parts.password:
            words = words.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1)
    except ValueError:
        pass
    return words if len(words) <= 100 else f"{words[:97]}…"
