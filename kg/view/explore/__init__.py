"""The interactive graph: what its page holds, where the nodes stand, how the page is written."""
