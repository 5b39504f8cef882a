"""The site of a build: pages of panels, each one query and one view of its rows."""
