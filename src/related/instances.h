// Instances of the schemes as files, for people and for independent programs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "related/record.h"

namespace anc::related {

// Each writes all of their files or none, and throw UserError when one cannot be written or is there with another
// content.

// NAME.json of each, in `directory`, which is made. The stream of a file is {fold of its name, seed}.
void write_exports(const std::filesystem::path& directory, const std::vector<Export>& exports, std::uint64_t seed);

// NAME.bin of each; the stream of a file is {fold of its name, seed}.
void write_streams(const std::filesystem::path& directory, const std::vector<BitStream>& streams, std::uint64_t seed);

// plain.pgm, and REF_encrypted.pgm and REF_recovered.pgm of each scheme, each also as .png, in `directory`, which is
// made. Throws UserError also when the picture does not fit one of the schemes.
void write_pictures(const std::filesystem::path& directory, const std::vector<Demonstration>& demonstrations,
                    const Picture& plain, std::uint64_t seed);

// What a trial trained: in `directory`, which is made, a file {"reference":, "attack":, "seed":, "trial":, "networks":
// the outcome's weights}, named by the first four. The former throws UserError unless the latter can be written, as it
// can over a file of ours.
void require_weights(const std::filesystem::path& directory, const Case& one, std::uint64_t seed, std::uint64_t trial);
void write_weights(const std::filesystem::path& directory, const Record& record);

}  // namespace anc::related
