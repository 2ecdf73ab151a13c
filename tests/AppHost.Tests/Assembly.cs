// Instances start and stop here; beside each other they would only measure the machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
