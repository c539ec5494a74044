#include "base/locked_file.h"

#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

#include "base/check.h"
#include "base/file.h"
#include "support/catch.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;

namespace {
std::atomic<int> no_locks = 0;  // the error of a file system without locks; 0: this one has them
}

// Stands before the C library's, in this program.
extern "C" int flock(int descriptor, int operation) noexcept {
  if (no_locks == 0) return static_cast<int>(syscall(SYS_flock, descriptor, operation));
  errno = no_locks;
  return -1;
}

TEST_CASE("A locked file is appended to line by line, and nobody else can open it meanwhile") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "log", "one\ntorn");
  {
    LockedFile log(directory / "log");
    CHECK_THROWS_WITH(LockedFile(directory / "log"), Contains("another run is writing it"));
    log.truncate(4);
    log.append_line("two");
    CHECK(read_file(directory / "log") == "one\ntwo\n");
    write_atomically(directory / "log", "replaced\n");
    CHECK_NOTHROW(LockedFile(directory / "log"));  // the new file is another one
  }
  LockedFile log(directory / "log");
  log.append_line("three");
  CHECK(read_file(directory / "log") == "replaced\nthree\n");
}

TEST_CASE("Who waits for a locked file adds to what the others wrote") {
  const test::TemporaryDirectory directory;
  constexpr std::size_t kWriters = 8, kLines = 20;
  {
    std::vector<std::jthread> writers;
    for (std::size_t writer = 0; writer < kWriters; ++writer) {
      writers.emplace_back([&] {
        for (std::size_t line = 0; line < kLines; ++line) {
          const LockedFile lock(directory / "sum", LockedFile::Busy::wait);
          write_atomically(directory / "sum", read_file(directory / "sum") + "x");  // another file under that name
        }
      });
    }
  }
  CHECK(read_file(directory / "sum").size() == kWriters * kLines);
}

TEST_CASE("Where the file system has no locks a file is written all the same; another error is one") {
  const test::TemporaryDirectory directory;
  for (const int error : {ENOSYS, ENOLCK, ENOTSUP}) {
    no_locks = error;
    LockedFile(directory / "shard").append_line("a trial");
  }
  no_locks = EIO;
  CHECK_THROWS_WITH(LockedFile(directory / "shard"), Contains("cannot be locked (Input/output error)"));
  no_locks = 0;
  CHECK(read_file(directory / "shard") == "a trial\na trial\na trial\n");
}
