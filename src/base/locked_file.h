// A file that one run at a time appends to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace anc {

// An existing or new file, open for appending and locked: while it lives no other process can open the file
// this way; where the file system has no locks, a line on standard error says so. Every failure is a UserError that
// names the file and the remedy.
class LockedFile {
 public:
  enum class Busy { refuse, wait };  // when another run has it

  // Makes an empty file where there is none.
  explicit LockedFile(const std::filesystem::path& path, Busy busy = Busy::refuse);
  ~LockedFile();
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  // Appends `line` and a line break as one write and syncs. When the disk refuses, the file is cut back to
  // what it was.
  void append_line(std::string_view line);

  // Cuts the file to its first `size` bytes.
  void truncate(std::uint64_t size);

 private:
  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace anc
