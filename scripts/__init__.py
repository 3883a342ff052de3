"""The project's commands, one module each: `python3 scripts/dev.py` names them."""
