// What file and locked_file share: descriptors, and errors of the system as errors of the user.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace anc {

// A descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int release();

 private:
  int number_;
};

// Throws UserError: "PATH: cannot ACTION (what the system says): REMEDY".
[[noreturn]] void fail(const std::filesystem::path& path, const std::string& action, int error);

// Writes and syncs: 0, or the error that stopped it.
int write_all(int descriptor, std::string_view bytes);

std::filesystem::path directory_of(const std::filesystem::path& path);

// A new or renamed name is on the disk only when its directory is.
void sync_directory(const std::filesystem::path& path);

}  // namespace anc
