"""Results as HTML pages of one file each: nothing is fetched from a network, so a page opens from a disk for ever."""
