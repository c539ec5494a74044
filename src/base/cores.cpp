#include "base/cores.h"

#include <sched.h>
#include <sys/utsname.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/text.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

bool has_word(const std::string& list, const std::string& word) {
  const std::vector<std::string> words = split(list, ',');
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A hierarchy of control groups as it is mounted: `root` is the group that stands at `point`.
struct Mount {
  fs::path root, point;
  bool version_2;
};

// Of a line of /proc/self/mountinfo, when it mounts a hierarchy that may limit the processor.
std::optional<Mount> cgroup_mount(const std::string& line) {
  const std::size_t dash = line.find(" - ");
  if (dash == std::string::npos) return std::nullopt;
  const std::vector<std::string> what = split(line.substr(0, dash), ' ');
  const std::vector<std::string> kind = split(line.substr(dash + 3), ' ');  // type, source, options
  if (what.size() < 5 || kind.size() < 3) return std::nullopt;
  const bool version_2 = kind[0] == "cgroup2";
  if (!version_2 && !(kind[0] == "cgroup" && has_word(kind[2], "cpu"))) return std::nullopt;
  return Mount{.root = what[3], .point = what[4], .version_2 = version_2};
}

// The group of this process in that hierarchy: a line "0::PATH" or "4:cpu,cpuacct:PATH" of /proc/self/cgroup.
fs::path own_group(const fs::path& root, bool version_2) {
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    if (version_2 ? controllers.empty() : has_word(controllers, "cpu")) return line.substr(second + 1);
  }
  return "/";
}

std::optional<double> ratio(const std::string& quota, const std::string& period) {
  const std::optional<std::int64_t> part = parse_int64(quota), whole = parse_int64(period);
  if (!part || !whole || *part <= 0 || *whole <= 0) return std::nullopt;  // "max" and -1: no limit
  return static_cast<double>(*part) / static_cast<double>(*whole);
}

std::string first_word(const fs::path& path) {
  std::string word;
  std::ifstream(path) >> word;
  return word;
}

std::optional<double> quota_in(const fs::path& group, bool version_2) {
  if (!version_2) return ratio(first_word(group / "cpu.cfs_quota_us"), first_word(group / "cpu.cfs_period_us"));
  std::string quota, period;
  std::ifstream(group / "cpu.max") >> quota >> period;
  return ratio(quota, period);
}

// The least quota of the group and all above it, as far as they can be seen from here.
std::optional<double> least_quota(const fs::path& root, const Mount& mount) {
  fs::path inside = own_group(root, mount.version_2).lexically_relative(mount.root);
  if (inside.empty() || *inside.begin() == "..") inside = ".";  // a group outside of what is mounted
  std::optional<double> least;
  fs::path group = root / mount.point.relative_path();
  const auto look = [&] {
    const std::optional<double> quota = quota_in(group, mount.version_2);
    if (quota) least = std::min(*quota, least.value_or(*quota));
  };
  look();
  for (const fs::path& name : inside) {
    group /= name;
    look();
  }
  return least;
}

int affinity_cores() {
  cpu_set_t set;
  // Of more processors than the set holds the system says an error: then the library's count, which may be too many.
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
  return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

std::optional<double> cgroup_cores(const fs::path& root) {
  std::optional<double> least;
  std::ifstream mounts(root / "proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    const std::optional<Mount> mount = cgroup_mount(line);
    const std::optional<double> quota = mount ? least_quota(root, *mount) : std::nullopt;
    if (quota) least = std::min(*quota, least.value_or(*quota));
  }
  return least;
}

int available_threads() {
  double cores = std::min(affinity_cores(), kMostThreads);
  if (const std::optional<double> quota = cgroup_cores()) cores = std::min(cores, std::ceil(*quota));
  const char* const slurm = std::getenv("SLURM_CPUS_PER_TASK");
  const std::optional<std::int64_t> allocated = slurm == nullptr ? std::nullopt : parse_int64(slurm);
  if (allocated) cores = std::min(cores, static_cast<double>(*allocated));
  return std::max(1, static_cast<int>(cores));
}

std::string processor_name(const std::filesystem::path& root) {
  std::ifstream processors(root / "proc/cpuinfo");
  for (std::string line; std::getline(processors, line);) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    const std::size_t end = line.find_last_not_of("\t ", colon - 1);
    if (std::string_view(line).substr(0, end + 1).ends_with(" name")) return one_line(line.substr(colon + 2));
  }
  utsname system = {};
  return uname(&system) == 0 ? system.machine : "unknown";
}

}  // namespace anc
