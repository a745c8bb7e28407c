"""The file of docs/how-to/content-security-policy.md, which a test compares."""

from django.urls import reverse

ADMIN_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


def admin_policy(get_response):
    def answer(request):
        response = get_response(request)
        if request.path.startswith(reverse("wagtailadmin_home")):
            response.headers["Content-Security-Policy"] = ADMIN_POLICY  # in place of the previewed page's, too
        return response

    return answer
