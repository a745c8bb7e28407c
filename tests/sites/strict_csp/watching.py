"""What breaks a policy, by the two ways in which a browser tells of it: an event in the page, and a line in its console."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Response

from tests.browser.support import Watch

#: Put into each page and frame before its own scripts; no policy holds for it.
LISTENING = """addEventListener("securitypolicyviolation", event => tellViolation({
  directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample, is_enforced: event.disposition === "enforce",
}), true)"""


@dataclass
class PolicyWatch(Watch):
    """A watch that is told of each violation, and notes under which policy each page of the site came."""

    #: What the events said.
    told: list[dict[str, Any]] = field(default_factory=list)
    #: Path of each page, with its policy.
    policies: list[tuple[str, str]] = field(default_factory=list)

    def over(self, context: BrowserContext) -> PolicyWatch:
        """Watch every page and frame of a browser profile, from its first request on."""
        context.expose_binding("tellViolation", lambda _source, violation: self.told.append(violation))
        context.add_init_script(LISTENING)
        super().over(context)
        return self

    def assert_clean(self) -> None:
        """Nothing broke a policy, and no page came without one."""
        without = [path for path, policy in self.policies if not policy]
        found = [self.foreign, self.violations, self.errors, self.told, without]
        assert not any(found), found

    def _answered(self, answer: Response) -> None:
        super()._answered(answer)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if answer.url.startswith(self.origin) and answer.request.is_navigation_request() and is_page:
            policy = re.sub(r"'nonce-[\w+/=-]+'", "'nonce-…'", answer.headers.get("content-security-policy", ""))
            self.policies.append((answer.url.removeprefix(self.origin), policy))
