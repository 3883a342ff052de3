"""The policy as text: which scripts get a hash, and where it stands in a page."""

from __future__ import annotations

import pytest
from profminimum.publish.build.content_security_policy import inline_scripts, policy, source_of, with_policy

PAGE = '<!doctype html><html><head>\n  <meta charset="utf-8">\n<title>Дом</title>{}</head><body>{}<main>{}</main></body></html>'


def test_hash_is_the_one_of_the_standard() -> None:
    """The example of the Content Security Policy specification, section 8.4."""
    assert source_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_scripts_of_the_frame_are_hashed() -> None:
    """In the head and around the content, of any type that runs; not those with an address, not data."""
    head = "<script>one</script><script src='x.js'></script><script type='application/ld+json'>{}</script>"
    page = PAGE.format(head, '<script type="module">two</script>', "")
    assert list(inline_scripts(page)) == ["one", "two"]


@pytest.mark.parametrize(
    "injection", ["<script>bad</script>", "</main><script>bad</script><main>", "<SCRIPT>bad</SCRIPT >"]
)
def test_scripts_of_the_content_are_not(injection: str) -> None:
    """What came in through data at the build is not let run by a hash of its own."""
    assert list(inline_scripts(PAGE.format("", "", injection))) == []


def test_policy_does_not_depend_on_order() -> None:
    """The same scripts give the same text."""
    assert policy(["a", "b", "a"]) == policy(["b", "a"])
    assert source_of("a") in policy(["a"])
    assert "sha256" not in policy([])


def test_policy_stands_first_in_the_head() -> None:
    """After the encoding, which must stand in the first kilobyte; and right at the start where there is none."""
    assert '<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="p">' in with_policy(
        PAGE.format("", "", ""), "p"
    )
    assert with_policy("<head><title>", "p").startswith('<head>\n  <meta http-equiv="Content-Security-Policy"')
