"""Statistics in prose: value, unit, indicator, period, subject, place, growth and share."""
