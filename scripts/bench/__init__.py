"""Measurements of build speed, also of other site generators with the same data."""
