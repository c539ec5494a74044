#include "base/locked_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/check.h"
#include "base/descriptor.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/progress.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

// Whether the open file is still the one its name leads to.
bool still_named(int descriptor, const fs::path& path) {
  struct stat opened, named;
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

// Whether the error says that the file system, a cluster's mounted without them, knows no locks.
bool has_no_locks(int error) { return error == ENOSYS || error == ENOLCK || error == ENOTSUP; }

int open_locked(const fs::path& path, LockedFile::Busy busy) {
  const int operation = LOCK_EX | (busy == LockedFile::Busy::wait ? 0 : LOCK_NB);
  while (true) {
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (file.get() < 0) fail(path, "be opened for writing", errno);
    if (flock(file.get(), operation) != 0) {
      const int error = errno;
      if (error == EINTR) continue;
      if (error == EWOULDBLOCK) {
        throw UserError(path.string() + ": another run is writing it", "wait for that run or name another file");
      }
      if (!has_no_locks(error)) fail(path, "be locked", error);
      say(path.string() + ": its file system has no locks (" + std::strerror(error) +
          "): see that no other run writes it");
    }
    // Another run may have replaced the file between our open and our lock.
    if (still_named(file.get(), path)) return file.release();
  }
}

}  // namespace

LockedFile::LockedFile(const fs::path& path, Busy busy) : path_(path) {
  require_writable(path);
  descriptor_ = open_locked(path, busy);
  sync_directory(path);
}

LockedFile::~LockedFile() { close(descriptor_); }

void LockedFile::append_line(std::string_view line) {
  const Uninterrupted writing;
  struct stat before;
  if (fstat(descriptor_, &before) != 0) fail(path_, "be read", errno);
  const int error = write_all(descriptor_, std::string(line) + "\n");
  if (error == 0) return;
  (void)!ftruncate(descriptor_, before.st_size);
  fail(path_, "be written", error);
}

void LockedFile::truncate(std::uint64_t size) {
  if (ftruncate(descriptor_, static_cast<off_t>(size)) != 0 || fsync(descriptor_) != 0) fail(path_, "be cut", errno);
}

}  // namespace anc
