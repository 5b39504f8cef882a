"""What changes over the reports: themes, entities and relations spoken of more or less, figures joined into series, pilots, policies."""
