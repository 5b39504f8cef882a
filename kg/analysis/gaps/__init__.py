"""Gaps: links that are likely but that no report states, by a method that a held-out check chooses."""
