#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/check.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

std::string remedy_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return "free some space, then run the same command again: finished trials are kept";
    case EIO:
      return "check the disk, then run the same command again";
    case EACCES:
    case EPERM:
    case EROFS:
      return "change its permissions or name another file";
    default:
      return "name another file";
  }
}

[[noreturn]] void fail(const fs::path& path, const std::string& action, int error) {
  throw UserError(path.string() + ": cannot " + action + " (" + std::strerror(error) + ")", remedy_for(error));
}

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// 0, or the error that stopped the write.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0 ? 0 : errno;
}

fs::path directory_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

// A new or renamed name is on the disk only when its directory is.
void sync_directory(const fs::path& path) {
  const Descriptor directory(open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) fsync(directory.get());  // some file systems cannot sync a directory: nothing to mend
}

// Moving a file over a symbolic link would replace the link, not what it points to.
fs::path follow_links(const fs::path& path) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
  return error ? path : target;
}

// Whether the open file is still the one its name leads to.
bool still_named(int descriptor, const fs::path& path) {
  struct stat opened, named;
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
         opened.st_ino == named.st_ino;
}

int open_locked(const fs::path& path) {
  while (true) {
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (file.get() < 0) fail(path, "be opened for writing", errno);
    if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK) fail(path, "be locked", errno);
      throw UserError(path.string() + ": another run is writing it", "wait for that run or name another file");
    }
    // Another run may have replaced the file between our open and our lock.
    if (still_named(file.get(), path)) return file.release();
  }
}

}  // namespace

void require_writable(const fs::path& path) {
  struct stat status;
  if (stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) throw UserError(path.string() + ": is a directory", "name a file");
    if (!S_ISREG(status.st_mode)) throw UserError(path.string() + ": is not a regular file", "name another file");
    if (access(path.c_str(), W_OK) != 0) fail(path, "be written", errno);
  }
  const fs::path directory = directory_of(path);
  if (stat(directory.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    throw UserError(path.string() + ": there is no directory " + directory.string(), "make it or name another file");
  }
  if (access(directory.c_str(), W_OK | X_OK) != 0) fail(path, "be made in " + directory.string(), errno);
}

void write_atomically(const fs::path& path, std::string_view content) {
  require_writable(path);
  const fs::path target = follow_links(path);
  const fs::path temporary = target.string() + ".tmp";
  const Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) fail(temporary, "be opened for writing", errno);
  struct stat previous;
  if (stat(target.c_str(), &previous) == 0) (void)!fchmod(file.get(), previous.st_mode & 07777);
  int error = write_all(file.get(), content);
  if (error == 0 && rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error != 0) {
    unlink(temporary.c_str());
    fail(path, "be written", error);
  }
  sync_directory(target);
}

std::string read_file(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) {
    throw UserError(path.string() + (fs::exists(path, error) ? ": is not a regular file" : ": there is no such file"),
                    "name an existing file");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) fail(path, "be read", errno);
  return content;
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (true) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) break;
    lines.whole.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  lines.torn = text;
  return lines;
}

LockedFile::LockedFile(const fs::path& path) : path_(path) {
  require_writable(path);
  descriptor_ = open_locked(path);
  sync_directory(path);
}

LockedFile::~LockedFile() { close(descriptor_); }

void LockedFile::append_line(std::string_view line) {
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
