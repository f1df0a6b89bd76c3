"""What everything else is built on: records, kinds, the register that holds them, and problems with their places."""
