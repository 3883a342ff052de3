"""Texts for other places: posts, embeds, summaries, the answer to a change."""
