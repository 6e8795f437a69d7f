"""What `benchmarks.web` measures with: a practice with many clients."""
