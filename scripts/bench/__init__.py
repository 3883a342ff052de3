"""Measurements: how fast a build is, and beside what."""
