"""What holds of reviewed claims."""
