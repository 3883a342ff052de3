"""Addresses that the site had before: which they are, where each of them leads, what vanishes without a successor."""
