"""Names of hosts in links: those of public sites pass, those that deceive or lead anywhere are refused, each by its kind."""

from __future__ import annotations

import pytest
from profminimum.model.schema.host_names import host_refusal

NOT_PUBLIC, SPECIAL = "только на одном компьютере", "только особой программой"
ANYWHERE, NUMBERS, LETTER, MIXED, ALIKE = "любой компьютер", "числовой адрес", "знак «", "смешаны", "похож"
REFUSED = {
    "clcκ.ru": LETTER, "gοοgle.com": LETTER, "gosuslugı.ru": LETTER, "ｖk.com": LETTER, "аррӏе.com": LETTER, "vκ.cc": LETTER,
    "xn--clc-ryc.ru": LETTER, "гoсуслуги.рф": MIXED, "vк.com": MIXED, "xn--80ak6aa92e.com": LETTER,
    "асе.com": ALIKE, "уа.ru": ALIKE, "вк.ru": ALIKE, "сосо.su": ALIKE, "вк.сс": ALIKE, "www.хе.net": ALIKE,
    "1.1.1.1.nip.io": ANYWHERE, "a.sslip.io": ANYWHERE, "7f000001.nip.io": ANYWHERE, "app.localtest.me": ANYWHERE, "lvh.me": ANYWHERE,
    "10-0-0-1.example.ru": NUMBERS, "app.10.8.0.1.example.com": NUMBERS, "8.8.8.8": NUMBERS, "0x7f.1": NUMBERS,
    "abcdefghijklmnop.onion": SPECIAL, "site.i2p": SPECIAL, "shkola.eth": SPECIAL,
    "router.local": NOT_PUBLIC, "router.local.": NOT_PUBLIC, "a.localhost": NOT_PUBLIC, "portal.corp": NOT_PUBLIC,
    "nas.home.arpa": NOT_PUBLIC, "x.internal": NOT_PUBLIC, "db.INTRANET": NOT_PUBLIC, "localhost.": "настоящего имени",
}  # fmt: skip
FINE = [
    "bvbinfo.ru", "68edu.ru", "ipk.68edu.ru", "минпросвещения.рф", "XN--80A.XN--P1AI", "вк.рус", "школа-5.дети", "тамбов.онлайн",
    "r1.nubex.ru", "2026-2027.school.example", "1.2.3.300.ru", "xn--80atdl2c.xn--p1ai", "театр.com", "example.com", "школа.example.ru",
]  # fmt: skip


@pytest.mark.parametrize("host", REFUSED)
def test_a_name_that_deceives_is_refused(host: str) -> None:
    """The reason is of its kind."""
    assert REFUSED[host] in host_refusal(host)


@pytest.mark.parametrize("host", FINE)
def test_a_name_of_a_site_passes(host: str) -> None:
    """Latin and Russian names, also in the form for machines."""
    assert host_refusal(host) == ""
