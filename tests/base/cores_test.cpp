#include "base/cores.h"

#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "support/catch.h"
#include "support/child.h"
#include "support/temporary_directory.h"

using namespace anc;

namespace {

// A root directory as a process in control groups sees it.
class FakeRoot {
 public:
  FakeRoot(const std::string& groups, const std::string& mounts) {
    write("proc/self/cgroup", groups);
    write("proc/self/mountinfo", mounts);
  }
  void write(const std::string& name, const std::string& content) {
    const auto path = directory_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << content;
  }
  std::optional<double> cores() const { return cgroup_cores(directory_ / ""); }
  std::string processor() const { return processor_name(directory_ / ""); }

 private:
  test::TemporaryDirectory directory_;
};

constexpr const char* kVersion2 = "31 23 0:28 / /sys/fs/cgroup rw,relatime shared:4 - cgroup2 cgroup2 rw\n";
constexpr const char* kVersion1 =
    "22 1 0:5 / /proc rw - proc proc rw\n33 31 0:30 /docker/a /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup "
    "rw,cpu,cpuacct\n34 31 0:31 / /sys/fs/cgroup/cpuset rw - cgroup cgroup rw,cpuset\n";

int threads_in_child(const char* allocation, bool one_core) {
  return test::status_of_child([&] {
    if (allocation == nullptr) {
      unsetenv("SLURM_CPUS_PER_TASK");
    } else {
      setenv("SLURM_CPUS_PER_TASK", allocation, 1);
    }
    cpu_set_t set;
    if (one_core && sched_getaffinity(0, sizeof set, &set) == 0) {
      int core = 0;
      while (!CPU_ISSET(core, &set)) ++core;
      CPU_ZERO(&set);
      CPU_SET(core, &set);
      if (sched_setaffinity(0, sizeof set, &set) != 0) return 120;
    }
    return std::min(available_threads(), 119);
  });
}

}  // namespace

TEST_CASE("Version 2: the least quota of the group and those above it") {
  FakeRoot root("0::/job/task\n", kVersion2);
  CHECK_FALSE(root.cores());
  root.write("sys/fs/cgroup/job/task/cpu.max", "max 100000\n");
  CHECK_FALSE(root.cores());
  root.write("sys/fs/cgroup/job/cpu.max", "150000 100000\n");
  CHECK(root.cores() == 1.5);
  root.write("sys/fs/cgroup/job/task/cpu.max", "50000 50000\n");
  CHECK(root.cores() == 1.0);
  root.write("sys/fs/cgroup/cpu.max", "25000 100000\n");
  CHECK(root.cores() == 0.25);
}

TEST_CASE("Version 1: the hierarchy of the processor, with the group at its mount") {
  FakeRoot root("9:cpuset:/docker/a\n4:cpu,cpuacct:/docker/a/b\n", kVersion1);
  root.write("sys/fs/cgroup/cpuset/cpu.cfs_quota_us", "1000\n");  // not of this hierarchy
  root.write("sys/fs/cgroup/cpuset/cpu.cfs_period_us", "1000\n");
  root.write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
  root.write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
  CHECK_FALSE(root.cores());
  root.write("sys/fs/cgroup/cpu,cpuacct/b/cpu.cfs_quota_us", "300000\n");
  root.write("sys/fs/cgroup/cpu,cpuacct/b/cpu.cfs_period_us", "100000\n");
  CHECK(root.cores() == 3.0);
  root.write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000\n");
  CHECK(root.cores() == 2.0);
}

TEST_CASE("A group that is not under its mount, and files that are not there or are something else, limit nothing") {
  FakeRoot outside("0::/elsewhere\n", "31 23 0:28 /job /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
  outside.write("sys/fs/cgroup/cpu.max", "200000 100000\n");
  CHECK(outside.cores() == 2.0);  // what is mounted is all that can be seen
  for (const char* content : {"", "x y\n", "100000\n", "0 0\n", "-5 100000\n"}) {
    FakeRoot root("0::/\n", kVersion2);
    root.write("sys/fs/cgroup/cpu.max", content);
    CHECK_FALSE(root.cores());
  }
  FakeRoot strange("no colons\n", "no dash\n31 - cgroup2\n");
  CHECK_FALSE(strange.cores());
  CHECK_FALSE(FakeRoot("", "").cores());
}

TEST_CASE("The processor by its name, or its architecture") {
  FakeRoot root("", "");
  CHECK_FALSE(root.processor().empty());
  const std::string architecture = root.processor();
  root.write("proc/cpuinfo",
             "processor\t: 0\nvendor_id\t: A\nmodel\t\t: 17\nmodel name\t: A 1 @ 2.0GHz: new\nflags\t: x\n");
  CHECK(root.processor() == "A 1 @ 2.0GHz: new");
  root.write("proc/cpuinfo", "processor : 0\nname: none\nBogoMIPS : 50.00\n: \n\n");
  CHECK(root.processor() == architecture);
}

TEST_CASE("The allocation of Slurm and the affinity mask bound the threads; neither makes more of them") {
  const int here = threads_in_child(nullptr, false);
  CHECK(here >= 1);
  CHECK(threads_in_child(nullptr, true) == 1);
  CHECK(threads_in_child("1", false) == 1);
  CHECK(threads_in_child("1000", false) == here);
  for (const char* strange : {"", "x", "2x", "0", "-3"}) {
    CHECK(threads_in_child(strange, false) <= here);
    CHECK(threads_in_child(strange, false) >= 1);
  }
}
