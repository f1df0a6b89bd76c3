"""What touches the machine: files and folders on disk, git, and the clock."""
