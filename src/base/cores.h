// The cores that are ours to use: what a scheduler, a container and an affinity mask leave of the machine's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace anc {

inline constexpr int kMostThreads = 1024;

// The cores' worth of time that the control groups of this process grant it, the least of its own and all above it
// (cpu.max of version 2, cpu.cfs_quota_us over cpu.cfs_period_us of version 1); nothing where none limits it. `root` is
// where /proc is found, and under it what that names.
std::optional<double> cgroup_cores(const std::filesystem::path& root = "/");

// The threads this process may keep busy: the least of the cores it may run on, its control groups' quota (rounded up),
// and the allocation of Slurm, SLURM_CPUS_PER_TASK. At least 1, and never more for being on a larger machine.
int available_threads();

// What the processor is called, or its architecture where /proc does not say; `root` as above.
std::string processor_name(const std::filesystem::path& root = "/");

}  // namespace anc
