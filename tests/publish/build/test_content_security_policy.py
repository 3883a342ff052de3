"""The policy as text: which scripts get a hash, and where it stands in a page."""

from __future__ import annotations

import pytest
from profminimum.publish.build.content_security_policy import header_files, policy, source_of, with_policy
from profminimum.publish.build.finished_html import inline_scripts

PAGE = '<!doctype html><html><head>\n  <meta charset="utf-8">\n<title>Дом</title>{}</head><body>{}<main>{}</main></body></html>'


def test_hash_is_the_one_of_the_standard() -> None:
    """The hash is that of the example in the Content Security Policy specification, section 8.4."""
    assert source_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_scripts_of_the_frame_are_hashed() -> None:
    """Scripts in the head and around the content that run are hashed; those with an address and data are not."""
    head = "<script>one</script><script src='x.js'></script><script type='application/ld+json'>{}</script>"
    page = PAGE.format(head, '<script type="module">two</script>', "")
    assert list(inline_scripts(page)) == ["one", "two"]


@pytest.mark.parametrize(
    "injection", ["<script>bad</script>", "</main><script>bad</script><main>", "<SCRIPT>bad</SCRIPT >"]
)
def test_scripts_of_the_content_are_not_hashed(injection: str) -> None:
    """No hash of its own lets a script run that came in through data at the build."""
    assert list(inline_scripts(PAGE.format("", "", injection))) == []


def test_policy_does_not_depend_on_order() -> None:
    """The same scripts give the same text."""
    assert policy(["a", "b", "a"]) == policy(["b", "a"])
    assert source_of("a") in policy(["a"])
    assert "sha256" not in policy([])


def test_policy_stands_first_in_the_head() -> None:
    """It follows the encoding, which must be in the first kilobyte, and is at the very start where there is none."""
    assert '<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="p">' in with_policy(
        PAGE.format("", "", ""), "p"
    )
    assert with_policy("<head><title>", "p").startswith('<head>\n  <meta http-equiv="Content-Security-Policy"')


def test_servers_get_the_policy() -> None:
    """The header files name the policy that stands in the pages."""
    text = policy(["one"])
    files = {output.path: output.data.decode() for output in header_files(text)}
    assert f"  Content-Security-Policy: {text}" in files["_headers"]
    assert f'add_header Content-Security-Policy "{text}" always;' in files["nginx-headers.conf"]


def test_other_sites_may_read_the_search_index_and_the_open_data() -> None:
    """And nothing else."""
    lines = {output.path: output.data.decode() for output in header_files("p")}["_headers"].splitlines()
    allowed = [lines[place - 1] for place, line in enumerate(lines) if "Access-Control-Allow-Origin: *" in line]
    assert allowed == ["/api/*", "/pagefind/*"]
