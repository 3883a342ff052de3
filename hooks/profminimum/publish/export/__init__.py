"""Other forms of a finished site: an archive for a disk, its content for other programs."""
