import pytest


@pytest.mark.django_db
def test_page(client, make_action, form_data):
    page = make_action()
    r = client.get(page.url)
    print(r.content.decode())
    assert r.status_code == 200
    assert "csrf" not in r.content.decode() and not r.cookies and "Cookie" not in r.headers.get("Vary", "")
    print(dict(r.headers))
    r2 = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    print(r2.status_code, r2.headers)
    assert r2.status_code == 303
    r3 = client.get(r2.headers["Location"])
    assert r3.status_code == 200
    r4 = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, name="=x"))
    assert r4.status_code == 422
    from urgent_action.models import Signature

    assert Signature.objects.count() == 1
