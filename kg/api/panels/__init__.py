"""The analyses that a panel of the site may name."""
