"""Signing through PgBouncer, which hands out a connection for one transaction: ``python -m tests.production pooled``."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.system.support import free_port, wait_until

from . import services
from .debian import program
from .setup import Production, production

PEOPLE = 200
#: Connections that PgBouncer holds to PostgreSQL, fewer than the threads of the web processes.
CONNECTIONS = 4


def pool(site: Production, port: int) -> services.Service:
    """PgBouncer in transaction mode in front of the set-up's PostgreSQL."""
    place = site.folder / "pgbouncer"
    place.mkdir()
    (place / "pgbouncer.ini").write_text(
        f"""[databases]
section = host=127.0.0.1 port={site.places["database"]} dbname=section user=visitor
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {CONNECTIONS}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
""",
        encoding="ascii",
    )
    command = [*services.as_user("postgres"), program("pgbouncer"), str(place / "pgbouncer.ini")]
    return services.Service("pgbouncer", command, folder=site.folder, ready=services.listens(port))


def run() -> int:
    """Sign through it, and see that everything is there; 0 if so."""
    with production() as site:
        told, ok = sign_through(site)
    sys.stdout.write(told + "\n")
    return 0 if ok else 1


def sign_through(site: Production) -> tuple[str, bool]:
    """Put PgBouncer between the site and its database, sign and confirm; what came of it, and whether it is right."""
    port, database = free_port(), site.places["database"]
    pgbouncer = pool(site, port)
    pgbouncer.start()
    site.places |= {"database": port, "pooled": 1}
    try:
        for service in (*site.web, site.worker, site.sweep):
            service.stop()
            service.environment |= site.environment
            service.start()
        emails = [f"pooled.{number}@supporter.example" for number in range(PEOPLE)]
        with ThreadPoolExecutor(24) as people:
            statuses = Counter(people.map(lambda email: site.sign(email)[0], emails))
        wait_until(lambda: len(_links(site)) == PEOPLE, "the mails", seconds=300)
        with ThreadPoolExecutor(24) as people:
            confirmed = Counter(people.map(lambda link: site.request("POST", link, {})[0], _links(site).values()))
        recounted = site.manage("urgent_action_recount").strip().splitlines()[-1]
    finally:
        site.places |= {"database": database, "pooled": 0}
        for service in (*site.web, site.worker, site.sweep):
            service.stop()
            service.environment |= site.environment
            service.start()
        pgbouncer.stop()
    sql = "SELECT count(*) FROM urgent_action_signature WHERE state = 'confirmed' AND email LIKE 'pooled.%'"
    [(stored,)] = site.postgres.ask(sql)
    told = f"{PEOPLE} people signed: {dict(statuses)}; confirmed: {dict(confirmed)}; stored: {stored}; {recounted}"
    return told, statuses == {303: PEOPLE} and stored == PEOPLE and recounted.endswith(" 0 repaired.")


def _links(site: Production) -> dict[str, str]:
    return {address: link for address, link in site.mails() if address.startswith("pooled.")}
