"""Schools' career guidance, from data to pages: load → check → catalog → view → publish.

Each stage is a value in, a value out; `publish` alone knows MkDocs and the disk.
"""
