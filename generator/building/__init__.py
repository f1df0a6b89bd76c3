"""From the register to the whole site: what is published, and what is made of it once it is."""
