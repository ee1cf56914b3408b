"""Fetching: pages come whole or not at all, and no request leaves for an address that is not public."""

import ipaddress
import socket
from typing import Any

import pytest

from bot.fetching import fetch, is_public
from facts.errors import SourceError
from tests.sites import PAGE, Site


async def refusal_of(url: str, **settings: Any) -> str:
    """What people are told of an address."""
    with pytest.raises(SourceError) as caught:
        await fetch(url, **settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_a_page_comes_with_its_type_and_its_last_address(site: Site) -> None:
    """Redirects are followed, relative ones too; the host is named as it was given."""
    found = await fetch(site.url("/again?5"), allow_private=True)
    assert (found.content, found.content_type) == (PAGE, "text/html; charset=utf-8")
    assert found.url == site.url("/again?0")
    assert {host for _, host in site.asked} == {f"127.0.0.1:{site.server_address[1]}"}


async def test_a_packed_page_is_unpacked(site: Site) -> None:
    """Gzip is read."""
    assert (await fetch(site.url("/packed"), allow_private=True)).content == PAGE


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/missing", "answers with error 404"),
        ("/again?6", "more than 5 redirects"),
        ("/large", "larger than 0.002 MB"),
        ("/bomb", "larger than 0.002 MB"),
        ("/broken", "its packing is damaged"),
        ("/short", "broke off"),
        ("/to?file:///etc/passwd", "no address of a page"),
        ("/to?http://[", "redirects to no address"),
        ("/to?//user:secret@", "no address of a page"),
    ],
)
async def test_what_cannot_be_fetched_is_one_sentence(site: Site, path: str, says: str) -> None:
    """It names the address and what is wrong with it."""
    told = await refusal_of(site.url(path), allow_private=True, most_bytes=2000)
    assert says in told
    assert "secret" not in told


async def test_a_site_that_keeps_silent_is_given_up(site: Site) -> None:
    """The time limit is for all of it."""
    assert "no answer within 0.2 seconds" in await refusal_of(
        site.url("/silent"), allow_private=True, time_limit_seconds=0.2
    )


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3"],
)
async def test_no_request_leaves_for_a_private_address(site: Site, host: str) -> None:
    """However it is written, it is refused before anything is sent."""
    told = await refusal_of(f"http://{host}:{site.server_address[1]}/page")
    assert "private network" in told
    assert site.asked == []


async def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page may not lead inside: the second request never leaves."""
    monkeypatch.setattr("bot.fetching.is_public", lambda address: str(address) == "127.0.0.1")
    url = site.url("/to?http://127.0.0.2:" + str(site.server_address[1]) + "/page")
    assert "private network" in await refusal_of(url)
    assert [path.partition("?")[0] for path, _ in site.asked] == ["/to"]


async def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is looked up once: what it would lead to at a second look does not matter."""
    port = site.server_address[1]
    answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]])
    asked = []

    def look_up(host: Any, *args: Any, **settings: Any) -> Any:
        asked.append(host)
        return next(answers) if host == "news.example" else original(host, *args, **settings)

    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = await fetch(f"http://news.example:{port}/page", allow_private=True)
    assert found.content == PAGE
    assert asked.count("news.example") == 1
    assert site.asked == [("/page", f"news.example:{port}")]


@pytest.mark.parametrize("url", ["", "news.example/x", "ftp://news.example/", "http://", "https:///x", "http://a:b/"])
async def test_what_is_no_address_of_a_page_is_told(url: str) -> None:
    """Only http and https, with a host."""
    assert "web address" in (told := await refusal_of(url)) or "address of a page" in told


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),  # NAT64 of the first
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b:1::1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::1", False),
        ("2001:db8::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
    ],
)
def test_which_addresses_are_public(address: str, expected: bool) -> None:
    """Loopback, private, link-local, multicast and reserved ranges are not, nor what wraps them."""
    assert is_public(ipaddress.ip_address(address)) is expected
