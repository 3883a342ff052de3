"""The hub: a small site of many regions, made of what their own sites publish."""
