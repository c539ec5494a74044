// Files that survive a crash: either the old content or the new, never a mixture, and a finished line is on
// the disk. Every failure is a UserError that names the file and the remedy.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace anc {

// Throws unless `path` is a writable regular file, or does not exist and could be made: its directory is
// there and writable. Changes nothing.
void require_writable(const std::filesystem::path& path);

// Replaces the file: writes PATH.tmp, syncs it, moves it over PATH and syncs the directory.
void write_atomically(const std::filesystem::path& path, std::string_view content);

std::string read_file(const std::filesystem::path& path);

// A text cut into its complete lines; `torn` is what follows the last line break (empty in a sound file).
struct Lines {
  std::vector<std::string_view> whole;  // views into the text, without their line breaks
  std::string_view torn;
};
Lines split_lines(std::string_view text);

// An existing or new file, open for appending and locked: while it lives no other process can open the file
// this way.
class LockedFile {
 public:
  // Makes an empty file where there is none.
  explicit LockedFile(const std::filesystem::path& path);
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
