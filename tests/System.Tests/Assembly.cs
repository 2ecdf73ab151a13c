// These tests kill parts of the one instance that all of them use.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
