"""Where a request comes from, coarsely: enough to notice a flood, too little to point at a person."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


def client_network(*, remote_addr: str, forwarded_for: str, trusted_proxies: int) -> str | None:
    """The network of the client: an IPv4 /24 or an IPv6 /64, or None where nothing can be said.

    ``X-Forwarded-For`` is counted from the right, where the site's own proxies write; whatever a client forges stands
    further left. A header shorter than the number of proxies did not come through all of them and is not believed.

    Args:
        remote_addr: ``REMOTE_ADDR``; empty behind a Unix socket.
        forwarded_for: the header ``X-Forwarded-For``, or "".
        trusted_proxies: how many proxies of the site's own stand in front.
    """
    address = remote_addr
    hops = [hop.strip() for hop in forwarded_for.split(",")] if forwarded_for else []
    if 0 < trusted_proxies <= len(hops):
        address = hops[-trusted_proxies]
    parsed = _parse(address)
    if parsed is None:
        return None
    prefix = 24 if isinstance(parsed, IPv4Address) else 64
    return str(ip_network((parsed, prefix), strict=False))


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    host = text.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:  # some proxies write host:port
        host = host.partition(":")[0]
    try:
        parsed = ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return (parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else parsed
