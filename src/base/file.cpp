#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <deque>
#include <fstream>
#include <optional>

#include "base/check.h"
#include "base/descriptor.h"
#include "base/interrupt.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

// Where a name leads, also when nothing is there yet. Moving a file over a symbolic link would replace the link.
fs::path follow_links(fs::path path) {
  constexpr int kMostLinks = 40;  // the system's own bound
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i) {
    const fs::path target = fs::read_symlink(path, error);
    if (error) break;
    path = target.is_absolute() ? target : directory_of(path) / target;
  }
  return path;
}

// The place of a file that may not be there, the same for all its names.
fs::path place_of_name(const fs::path& path) {
  const fs::path target = follow_links(path);
  std::error_code error;
  const fs::path directory = fs::weakly_canonical(fs::absolute(directory_of(target), error), error);
  return directory / target.filename();
}

// Throws unless `path` is a regular file or nothing, in a directory that is there; gives what it leads to.
fs::path checked_target(const fs::path& path) {
  struct stat status;
  if (stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) throw UserError(path.string() + ": is a directory", "name a file");
    if (!S_ISREG(status.st_mode)) throw UserError(path.string() + ": is not a regular file", "name another file");
    if (access(path.c_str(), W_OK) != 0) fail(path, "be written", errno);
  } else if (errno != ENOENT && errno != ENOTDIR) {
    fail(path, "be written", errno);
  }
  fs::path target = follow_links(path);
  const fs::path directory = directory_of(target);
  if (stat(directory.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    throw UserError(path.string() + ": there is no directory " + directory.string(), "make it or name another file");
  }
  return target;
}

// A file that no one else has, beside `target`; gone at the end unless it was moved there.
class TemporaryFile {
 public:
  TemporaryFile(const fs::path& path, const fs::path& target) : path_(path), target_(target), file_(create()) {}
  ~TemporaryFile() {
    if (!name_.empty()) unlink(name_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void write(std::string_view content) {
    struct stat previous;
    if (stat(target_.c_str(), &previous) == 0) (void)!fchmod(file_.get(), previous.st_mode & 07777);
    if (const int error = write_all(file_.get(), content); error != 0) fail(path_, "be written", error);
  }

  void move_to_target() {
    if (rename(name_.c_str(), target_.c_str()) != 0) fail(path_, "be written", errno);
    name_.clear();
    sync_directory(target_);
  }

 private:
  // As mkstemp, but with the permissions that the user's mask gives to new files.
  int create() {
    static std::atomic<std::uint64_t> count{0};
    while (true) {
      name_ = directory_of(target_) / (".anc." + std::to_string(getpid()) + "." + std::to_string(++count) + ".tmp");
      const int file = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file >= 0) return file;
      if (errno == EEXIST) continue;
      const int error = errno;
      name_.clear();
      fail(path_, "be made in " + directory_of(target_).string(), error);
    }
  }

  fs::path path_, target_, name_;
  Descriptor file_;
};

// Whether the file has something that does not begin so.
bool holds_something_else(const fs::path& path, std::string_view beginning) {
  std::ifstream stream(path, std::ios::binary);
  std::string found(beginning.size(), '\0');
  stream.read(found.data(), static_cast<std::streamsize>(found.size()));
  found.resize(static_cast<std::size_t>(stream.gcount()));
  return !found.empty() && found != beginning;
}

void check_beginning(const fs::path& path, std::string_view beginning) {
  if (!holds_something_else(path, beginning)) return;
  throw UserError(path.string() + ": is there already and is not what this program writes",
                  "move it away or name another file");
}

bool same_file(const fs::path& a, const fs::path& b) {
  struct stat first, second;
  const bool is_first = stat(a.c_str(), &first) == 0, is_second = stat(b.c_str(), &second) == 0;
  if (is_first != is_second) return false;
  if (is_first) return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
  return place_of_name(a) == place_of_name(b);
}

void check_different(const NamedFile& a, const NamedFile& b) {
  if (!same_file(a.path, b.path)) return;
  throw UserError(a.name + " and " + b.name + " name the same file", "name two files");
}

}  // namespace

void require_writable(const fs::path& path) {
  const Uninterrupted writing;
  const TemporaryFile trial(path, checked_target(path));
}

void require_replaceable(const fs::path& path, std::string_view beginning) {
  require_writable(path);
  check_beginning(path, beginning);
}

void write_atomically(const std::vector<NewFile>& files) {
  const Uninterrupted writing;
  std::deque<TemporaryFile> written;
  for (const NewFile& file : files) {
    const fs::path target = checked_target(file.path);
    check_beginning(file.path, file.beginning);
    written.emplace_back(file.path, target).write(file.content);
  }
  for (TemporaryFile& file : written) file.move_to_target();
}

void write_atomically(const fs::path& path, std::string_view content) {
  write_atomically({{.path = path, .content = std::string(content)}});
}

bool write_atomically(const fs::path& path, const std::function<std::optional<std::string>()>& next) {
  TemporaryFile file(path, checked_target(path));
  while (true) {
    const std::optional<std::string> piece = next();  // may be interrupted: it says so by giving nothing
    if (!piece) return false;
    const Uninterrupted writing;
    file.write(*piece);
    if (!piece->empty()) continue;
    file.move_to_target();
    return true;
  }
}

void require_different(const std::vector<NamedFile>& outputs, const std::vector<NamedFile>& inputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) check_different(outputs[j], outputs[i]);
    for (const NamedFile& input : inputs) check_different(outputs[i], input);
  }
}

std::string read_file(const fs::path& path) {
  std::error_code error;
  const fs::file_status found = fs::status(path, error);
  if (found.type() == fs::file_type::none) fail(path, "be read", error.value());
  if (!fs::is_regular_file(found)) {
    throw UserError(path.string() + (fs::exists(found) ? ": is not a regular file" : ": there is no such file"),
                    "name an existing file");
  }
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail(path, "be read", errno);
  std::string content;
  constexpr std::size_t kPiece = 1 << 16;
  while (true) {
    const std::size_t end = content.size();
    content.resize(end + kPiece);
    const ssize_t length = read(file.get(), content.data() + end, kPiece);
    content.resize(end + static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    if (length == 0) return content;
    if (length < 0 && errno != EINTR) fail(path, "be read", errno);
  }
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

}  // namespace anc
