"""Where a request comes from: coarse, and not to be forged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urgent_action.clients import client_network


def network(remote: str, forwarded: str = "", proxies: int = 0) -> str | None:
    """The network of a request."""
    return client_network(remote_addr=remote, forwarded_for=forwarded, trusted_proxies=proxies)


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("203.0.113.0", "203.0.113.0/24"),
        ("203.0.113.77:51234", "203.0.113.0/24"),
        (" 203.0.113.77 ", "203.0.113.0/24"),
        ("127.0.0.1", "127.0.0.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1]:51234", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("[::ffff:203.0.113.77]:80", "203.0.113.0/24"),
        ("::ffff:cb00:714d", "203.0.113.0/24"),
        ("", None),
        ("unknown", None),
        ("unix:", None),
        ("203.0.113", None),
        ("203.0.113.300", None),
        ("0203.0.113.77", None),
        ("203.0.113.77/24", None),
        ("localhost", None),
        ("_hidden", None),
        ("[]", None),
        ("]", None),
        ("%", None),
        ("２０３.0.113.77", None),
        ("203.0.113.77\x00", None),
    ],
)
def test_network_of_an_address(remote: str, expected: str | None) -> None:
    assert network(remote) == expected


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        # no proxy of the site's own: the header is the client's to write, and is not read
        ("198.51.100.9", 0, "10.0.0.0/24"),
        ("198.51.100.9, 192.0.2.1", 0, "10.0.0.0/24"),
        # one proxy: the last entry is its word, whatever stands before it
        ("198.51.100.9", 1, "198.51.100.0/24"),
        ("192.0.2.1, 198.51.100.9", 1, "198.51.100.0/24"),
        ("192.0.2.1,198.51.100.9", 1, "198.51.100.0/24"),
        ("'; DROP TABLE, 198.51.100.9", 1, "198.51.100.0/24"),
        (", ".join(["192.0.2.1"] * 500 + ["198.51.100.9"]), 1, "198.51.100.0/24"),
        ("192.0.2.1, 198.51.100.9:443", 1, "198.51.100.0/24"),
        ("192.0.2.1, [2001:db8:1:2::1]:443", 1, "2001:db8:1:2::/64"),
        ("192.0.2.1, ::ffff:198.51.100.9", 1, "198.51.100.0/24"),
        # two: the last but one
        ("192.0.2.1, 198.51.100.9, 10.0.0.7", 2, "198.51.100.0/24"),
        ("198.51.100.9, 10.0.0.7", 2, "198.51.100.0/24"),
        # shorter than the number of proxies: it did not come through all of them
        ("198.51.100.9", 2, "10.0.0.0/24"),
        ("", 1, "10.0.0.0/24"),
        ("", 2, "10.0.0.0/24"),
        # what the site's own proxy writes is no address
        ("192.0.2.1, unknown", 1, None),
        ("192.0.2.1, ", 1, None),
        (",", 1, None),
        ("192.0.2.1,,10.0.0.7", 2, None),
    ],
)
def test_network_behind_proxies(forwarded: str, proxies: int, expected: str | None) -> None:
    assert network("10.0.0.5", forwarded, proxies) == expected


@pytest.mark.parametrize("proxies", [1, 2])
def test_network_cannot_be_chosen_by_the_client(proxies: int) -> None:
    honest = ["198.51.100.9", *["10.0.0.7"] * (proxies - 1)]
    forged = [f"192.0.2.{number}" for number in range(20)]
    seen = {network("10.0.0.5", ", ".join([address, *honest]), proxies) for address in forged}
    assert seen == {"198.51.100.0/24"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.1", "203.0.113.254", True),
        ("203.0.113.1", "203.0.114.1", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.1", "::ffff:203.0.113.2", True),
    ],
)
def test_network_is_shared_by_neighbours(one: str, other: str, same: bool) -> None:
    assert (network(one) == network(other)) is same


@given(st.text(max_size=60), st.text(max_size=200), st.integers(0, 3))
def test_network_of_garbage_is_a_network_or_nothing(remote: str, forwarded: str, proxies: int) -> None:
    found = network(remote, forwarded, proxies)
    assert found is None or found.endswith(("/24", "/64"))


@given(st.ip_addresses(v=4))
def test_network_never_holds_the_whole_address(address: object) -> None:
    assert network(str(address)) == str(address).rsplit(".", 1)[0] + ".0/24"
