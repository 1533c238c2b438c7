"""What serves a map to other programs: adapters, without logic of their own."""
