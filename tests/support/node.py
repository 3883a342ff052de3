"""Runs a module of the site's scripts in node, beside the same in Python."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any


def run_in_node(node: str, module: Path, code: str, given: Any) -> Any:
    """Returns what a script gives for a value: `code` is an expression with `own`, the module, and `given`."""
    script = f"""
      const own = await import({json.dumps(module.as_uri())});
      const given = JSON.parse(await new Response(process.stdin).text());
      console.log(JSON.stringify({code}));
    """
    command = [node, "--input-type=module", "--eval", script]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
