vcl 4.1;
# Varnish 7 in front of a Wagtail site with urgent actions. The site says how long a page may be kept, and that ends
# before the deadline; the one rule here is that nothing is kept for longer.
import directors;
import std;
include "backends.vcl";

sub vcl_recv {
    set req.backend_hint = web.backend();
    if (req.method == "PURGE") {
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(405, "Not allowed"));
        }
        return (purge);
    }
    # Names that others put into links, and that would make each visitor's page another page.
    if (req.url ~ "[?&](utm_[a-z]+|fbclid|gclid|mc_[a-z]+)=") {
        set req.url = regsuball(req.url, "([?&])(utm_[a-z]+|fbclid|gclid|mc_[a-z]+)=[^&]*", "\1");
        set req.url = regsub(regsuball(regsuball(req.url, "&+", "&"), "\?&", "?"), "[?&]$", "");
    }
    # Editors have a session, and see the site itself. Nobody else's cookies say anything to it.
    if (req.url !~ "^/(cms|admin|documents)/" && req.http.Cookie !~ "(^|; *)sessionid=") {
        unset req.http.Cookie;
    }
    # Signing twice is signing once: a form whose web process dies under it may be handed to another one.
    if (req.method == "POST" && req.url ~ "^/urgent-action/[0-9]+/sign/") {
        if (std.integer(req.http.Content-Length, 0) > 262144) {
            return (synth(413, "Too large"));
        }
        if (!std.cache_req_body(256KB)) {
            return (synth(413, "Too large"));
        }
    }
}

sub vcl_hash {
    # Under one name with and without the port: not every version of Wagtail purges with it.
    hash_data(req.url);
    hash_data(regsub(req.http.Host, ":[0-9]+$", ""));
    return (lookup);
}

sub vcl_backend_response {
    # No page is shown for longer than it said, also while the site is away: after the deadline it would be untrue.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    # What does not say how long it may be kept is not kept.
    if (!beresp.http.Cache-Control && !beresp.http.Expires) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # Its seconds count from when the site was asked, not from when the answer was ready.
    set beresp.ttl = beresp.ttl - (now - bereq.time);
    if (beresp.status >= 500) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
}

sub vcl_backend_error {
    if (bereq.retries < 2 && (bereq.method == "GET" || bereq.method == "HEAD"
            || (bereq.method == "POST" && bereq.url ~ "^/urgent-action/[0-9]+/sign/"))) {
        return (retry);
    }
    set beresp.status = 503;
    set beresp.reason = "Service Unavailable";
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    synthetic({"<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Please try again</title>
<h1>Please try again in a moment</h1><p>We could not answer just now. If you sent a form, nothing may have been recorded:
go back, and send it once more.</p></html>"});
    return (deliver);
}

sub vcl_synth {
    if (resp.status == 503) {
        set resp.http.Retry-After = "30";
    }
}
