// Types of the TDGAN service, generated from docs/openapi.json by tests/Client.Tests. Do not edit.

/** Durations of the runs of one batch size. */
export interface BatchStatisticsReply {
  /** Rows of each run. */
  batch_size: number;
  /** Not timed apart: 0 ns, part of compute_infer. */
  compute_input: DurationReply;
  /** Inside the model. */
  compute_infer: DurationReply;
  /** Not timed apart: 0 ns, part of compute_infer. */
  compute_output: DurationReply;
}

/** A box; x to the right, y down, from the top left corner of the upright image. */
export interface BoxReply {
  /** Left edge. */
  x: number;
  /** Top edge. */
  y: number;
  /** Width. */
  width: number;
  /** Height. */
  height: number;
}

/** One input or output in a model's configuration. */
export interface ConfigTensorReply {
  /** Tensor name. */
  name: string;
  /** Element type: TYPE_FP32. */
  data_type: string;
  /** Dimensions without the batch; -1 is variable. */
  dims: Array<number>;
}

/** How often something happened and how long it took altogether. */
export interface DurationReply {
  /** Times. */
  count: number;
  /** Nanoseconds, summed. */
  ns: number;
}

export type Expression = "surprise" | "fear" | "disgust" | "happiness" | "sadness" | "anger" | "neutral";

export type ExpressionOrAll = "surprise" | "fear" | "disgust" | "happiness" | "sadness" | "anger" | "neutral" | "all";

/** The answer for one picture of a batch: a result or a problem. */
export interface ExpressionsBatchItemReply {
  /** Position of the picture in the batch, from 0. */
  index: number;
  /** The file name that the picture was sent with; absent where it had none. */
  name?: string;
  /** What was read; absent where there is a problem. */
  result?: ExpressionsReply;
  /** Why nothing was read; absent where there is a result. */
  problem?: ProblemReply;
}

/** An answer for each picture of a batch. */
export interface ExpressionsBatchReply {
  /** In the order of the pictures. */
  results: Array<ExpressionsBatchItemReply>;
}

/** The apparent expressions of every face in a picture. */
export interface ExpressionsReply {
  /** Sortable id of this answer. */
  id: string;
  /** The model that classified. */
  model: ModelReply;
  /** What the upload turned out to be. */
  image: ImageReply;
  /** Faces that were found; more than TDGan.Api.Replies.ExpressionsReply.Faces has where `maxFaces` cut them, see the warning `more_faces`. */
  facesFound: number;
  /** Largest face first; empty where none was found. */
  faces: Array<FaceReply>;
  /** What makes the answer less reliable. */
  warnings: Array<WarningReply>;
  /** Where the time went. */
  timings: TimingsReply;
}

export type FaceDetectionMode = "auto" | "true" | "false";

export type FaceLandmarkType = "rightEye" | "leftEye" | "nose" | "rightMouthCorner" | "leftMouthCorner";

export type FaceMember = "landmarks" | "mesh" | "quality" | "logits";

/** One face and its apparent expression. */
export interface FaceReply {
  /** Position among the faces, largest first, from 0. */
  index: number;
  /** Where, in pixels of the upright image. */
  box: BoxReply;
  /** Where, as shares 0-1 of the upright image's sides. */
  boxNormalized: BoxReply;
  /** How sure it is that this is a face, 0-1: what the closer look at the found box says, or the detector where there is none; null where the whole picture was taken as the face. */
  confidence: null | number;
  /** Five landmarks, or none where the face was not detected; only with include=landmarks. */
  landmarks?: Array<LandmarkReply>;
  /** All 117 points with depth, or none where no model gives them; only with include=mesh. */
  mesh?: Array<MeshPointReply>;
  /** How the head is held; absent where no model gives a mesh. */
  pose?: PoseReply;
  /** How well the face can be read; only with include=quality. */
  quality?: QualityReply;
  /** The label with the highest score. */
  dominant: Expression;
  /** Whether the highest score is so low that such readings are often wrong; docs/api.md has the share. */
  uncertain: boolean;
  /** The topK highest scores, highest first. */
  expressions: Array<ScoreReply>;
  /** All seven logits in the order of the model's labels; only with include=logits. */
  logits?: Array<LogitReply>;
}

export type GeneratedImageFormat = "png" | "jpeg" | "webp";

/** A generated picture. */
export interface GeneratedImageReply {
  /** The encoded picture in base64. */
  content: string;
  /** How it is encoded. */
  format: GeneratedImageFormat;
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
}

/** A probe that succeeded. */
export interface HealthReply {
  /** live, ready or started. */
  status: string;
  /** Of readiness: models that the service goes without. Without face-detector every picture is taken as one face. Left out where there are none. */
  missingModels?: Array<string>;
}

/** What the upload turned out to be. */
export interface ImageReply {
  /** Pixels of the upright image. */
  width: number;
  /** Pixels of the upright image. */
  height: number;
  /** jpeg, png, webp, bmp or gif, read from the first bytes. */
  format: string;
  /** EXIF orientation 1-8, 1 where the file has none. */
  exifOrientation: number;
  /** Whether the pixels were turned to be upright. */
  orientationApplied: boolean;
}

/** One input tensor. */
export interface InferenceInput {
  /** Tensor name. */
  name: string;
  /** Dimensions, the batch first; for pictures their number alone. */
  shape: Array<number>;
  /** FP32, or BYTES for picture files in the input image. */
  datatype: string;
  /** binary_data_size: bytes of the tensor after the JSON, in place of data. */
  parameters?: Record<string, unknown>;
  /** The values, in one array or nested as the shape; picture files are base64 text. */
  data?: Array<unknown>;
}

/** One output tensor. */
export interface InferenceOutput {
  /** Tensor name. */
  name: string;
  /** FP32, or BYTES for classifications. */
  datatype: string;
  /** Dimensions, the batch first. */
  shape: Array<number>;
  /** binary_data_size: bytes of the tensor after the JSON, in place of data. */
  parameters?: Record<string, unknown>;
  /** The values in one array: numbers, or text for classifications. */
  data?: unknown;
}

/** The answer to an inference request. For the contract: replies are written without it, as their tensors are large. */
export interface InferenceReply {
  /** Name of the model. */
  model_name: string;
  /** Version of the model. */
  model_version: string;
  /** The id of the request, where it had one. */
  id?: string;
  /** The wanted outputs. */
  outputs: Array<InferenceOutput>;
}

/** An inference request. Members that are not listed are ignored. */
export interface InferenceRequest {
  /** Comes back in the reply. */
  id?: string;
  /** binary_data_output: true sends every output as binary data. */
  parameters?: Record<string, unknown>;
  /** Every input of the model, once. */
  inputs: Array<InferenceInput>;
  /** The wanted outputs, in the order of the reply; none wants all. */
  outputs?: Array<RequestedOutput>;
}

/** Durations by phase. */
export interface InferenceStatisticsReply {
  /** Inferences that ended well, from the wait to the result. */
  success: DurationReply;
  /** Inferences that failed or were given up. */
  fail: DurationReply;
  /** Waits. */
  queue: DurationReply;
  /** Not timed apart: 0 ns, part of compute_infer. */
  compute_input: DurationReply;
  /** Inside the model. */
  compute_infer: DurationReply;
  /** Not timed apart: 0 ns, part of compute_infer. */
  compute_output: DurationReply;
}

/** Any query parameter of this operation may be a form field instead. */
export interface InterpolateExpressionsForm {
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  face?: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  faceFrom?: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  faceTo?: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  expression?: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  expressionFrom?: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  expressionTo?: string;
}

export interface InterpolateExpressionsOptions {
  /** Whether faces are looked for: `true`, `false` (the whole picture is the face) or `auto` (the default: look, and take a small, roughly square picture without a face as a face crop, with a warning). */
  detect?: FaceDetectionMode;
  /** Shortest side of a face that counts, in pixels of the upright image. Default 10. */
  minFaceSize?: number;
  /** Detector score that counts. Default: the validated threshold of the detector. */
  minConfidence?: number;
  /** Takes the mean expression of that label instead of the part `expression`. */
  expressionLabel?: Expression;
  /** Takes the mean expression of that label instead of the part `expressionFrom`. */
  expressionFromLabel?: Expression;
  /** Takes the mean expression of that label instead of the part `expressionTo`. */
  expressionToLabel?: Expression;
  /** Which face of the picture `face`, largest first. Default 0. */
  faceIndex?: number;
  /** What the pictures of one face between two expressions show: `crop` (the default), the face, at most 512 pixels; or `original`, the whole picture `face`, at most 1024 pixels. In colour; between two faces the pictures are the model's own, small and gray. */
  paste?: PasteMode;
  /** Size and colour of the reply: `photo` (the default), those of the face picture; or `model`, the model's own picture of the face, small and gray. */
  size?: PictureSize;
  /** Pictures, both ends included. Default 8. */
  steps?: number;
  /** Seed of the noise, and of which way of showing a label a photo gets. Default 0. The same inputs, options, seed and model give the same bytes. */
  seed?: number;
  /** Animated `webp` or `gif`, `png` with all pictures side by side, or `json` with a PNG for each. Default: what `Accept` asks for, else `webp`. */
  format?: InterpolationFormat;
}

export interface InterpolateExpressionsRequest {
  face?: Picture;
  faceFrom?: Picture;
  faceTo?: Picture;
  expression?: InterpolateExpressionsSource;
  expressionFrom?: InterpolateExpressionsSource;
  expressionTo?: InterpolateExpressionsSource;
  options?: InterpolateExpressionsOptions;
}

export interface InterpolateExpressionsSource {
  /** A JPEG, PNG, WebP, BMP or GIF file as base64 (RFC 4648, section 4) or as a data URI with it. */
  content?: string;
  /** Takes the mean expression of that label instead of the part `expression`. */
  label?: Expression;
}

export type InterpolationFormat = "webp" | "gif" | "png" | "json";

/** One picture of an interpolation. */
export interface InterpolationFrameReply {
  /** Where it lies between the ends, 0-1. */
  position: number;
  /** The generated picture, a PNG. */
  image: GeneratedImageReply;
}

/** The pictures of an interpolation with what belongs to them. */
export interface InterpolationReply {
  /** Sortable id of this answer. */
  id: string;
  /** The model that generated the pictures. */
  model: ModelReply;
  /** Seed of the noise: the same inputs, options, seed and model give the same bytes. */
  seed: number;
  /** The face that was taken from the first face picture, in pixels of that upright picture. */
  faceBox: BoxReply;
  /** How that head is held; absent where no model gives a mesh. */
  facePose?: PoseReply;
  /** The pictures from the first end to the last. */
  frames: Array<InterpolationFrameReply>;
  /** What makes the answer less reliable. */
  warnings: Array<WarningReply>;
  /** Where the time went. */
  timings: TimingsReply;
}

/** One picture of a transfer to all labels. */
export interface LabelledPictureReply {
  /** What it was to show. */
  label: Expression;
  /** The generated picture. */
  image: GeneratedImageReply;
  /** What the recogniser reads in it; only with verify=true. */
  verification?: VerificationReply;
}

/** One landmark in pixels of the upright image. */
export interface LandmarkReply {
  /** Which one; left and right are the subject's. */
  type: FaceLandmarkType;
  /** To the right. */
  x: number;
  /** Down. */
  y: number;
}

/** A label with its logit, before the temperature and the softmax. */
export interface LogitReply {
  /** The label of the apparent expression. */
  label: Expression;
  /** The logit. */
  value: number;
}

/** One point of a face's mesh, in pixels of the upright image. */
export interface MeshPointReply {
  /** The part of the face and the place in it, such as outerLips0; right and left are the subject's. */
  name: string;
  /** To the right. */
  x: number;
  /** Down. */
  y: number;
  /** Away from the camera, with the mean 0 over the points of the face. */
  depth: number;
}

/** The model's config.pbtxt as JSON. */
export interface ModelConfigReply {
  /** Name of the model. */
  name: string;
  /** What runs it: onnxruntime_onnx. */
  platform: string;
  /** The same in Triton's newer words: onnxruntime. */
  backend: string;
  /** Most rows of one run; requests with more rows are split. */
  max_batch_size: number;
  /** Inputs without their first dimension, the batch. */
  input: Array<ConfigTensorReply>;
  /** Outputs without their first dimension. */
  output: Array<ConfigTensorReply>;
}

/** A loaded model. */
export interface ModelDetailsReply {
  /** Name of the model. */
  name: string;
  /** Version, a positive integer as text. */
  version: string;
  /** Lower-case hex SHA-256 of the model file. */
  sha256: string;
  /** Device in use: cpu, cuda:0. */
  device: string;
  /** Why the configured device is not in use; absent where it is. */
  deviceFallbackReason?: string;
  /** Why the last reload failed, so that the version before it still serves; absent where it did not. */
  reloadFailure?: string;
  /** Labels in the order of the model's outputs; absent where the model does not classify. */
  labels?: Array<string>;
  /** Side of the face crop in pixels; absent where the model reads whole pictures. */
  cropSide?: number;
  /** Input tensors. */
  inputs: Array<TensorReply>;
  /** Output tensors. */
  outputs: Array<TensorReply>;
  /** Licence of the weights, an SPDX expression. */
  license?: string;
  /** Measures on the validation split by name, such as accuracy 0-1; absent where none were taken. */
  validation?: Record<string, number>;
  /** The training run that made the weights. */
  trainingRun: string;
}

/** What a model takes and gives. */
export interface ModelMetadataReply {
  /** Name of the model. */
  name: string;
  /** The versions that may be asked for. */
  versions: Array<string>;
  /** What runs it: onnxruntime_onnx. */
  platform: string;
  /** Every input; all are needed. */
  inputs: Array<TensorReply>;
  /** Every output. */
  outputs: Array<TensorReply>;
}

/** A model answers. */
export interface ModelReadyReply {
  /** Name of the model. */
  name: string;
  /** Always true. */
  ready: boolean;
}

/** Which model answered. */
export interface ModelReply {
  /** Name of the model. */
  name: string;
  /** Version, a positive integer as text. */
  version: string;
  /** Lower-case hex SHA-256 of the model file. */
  sha256: string;
  /** Device in use: cpu, cuda:0. */
  device: string;
}

/** What a model did since the service started, whichever way it was asked; its versions are counted together. */
export interface ModelStatisticsReply {
  /** Name of the model. */
  name: string;
  /** Version of the model. */
  version: string;
  /** Unix milliseconds of the last inference, 0 where there was none. */
  last_inference: number;
  /** Rows that were computed. */
  inference_count: number;
  /** Runs of the model; rows of several requests share one. */
  execution_count: number;
  /** Durations over all batch sizes. */
  inference_stats: InferenceStatisticsReply;
  /** Durations by batch size. */
  batch_stats: Array<BatchStatisticsReply>;
}

/** The loaded models. */
export interface ModelsReply {
  /** By name. */
  models: Array<ModelDetailsReply>;
}

export interface NamedPicture {
  /** A JPEG, PNG, WebP, BMP or GIF file as base64 (RFC 4648, section 4) or as a data URI with it. */
  content: string;
  /** Comes back with the answer. */
  name?: string;
}

export type PasteMode = "crop" | "original";

export interface Picture {
  /** A JPEG, PNG, WebP, BMP or GIF file as base64 (RFC 4648, section 4) or as a data URI with it. */
  content: string;
}

export type PictureSize = "photo" | "model";

/** How a head is held, in degrees as one looks at the picture. */
export interface PoseReply {
  /** -90 to 90; positive where the nose points to the right of the picture. */
  yaw: number;
  /** -180 to 180; positive where the face looks up. */
  pitch: number;
  /** -180 to 180; positive where the head leans clockwise. */
  roll: number;
}

/** A problem (RFC 9457). */
export interface ProblemReply {
  /** URN of the problem type; stable. */
  type: string;
  /** The same words for every occurrence. */
  title: string;
  /** HTTP status. */
  status: number;
  /** What the caller can do. */
  detail: string;
  /** Stable code to branch on. */
  code: string;
  /** The value of X-Request-Id. */
  requestId: string;
  /** W3C trace id, where the request is traced. */
  traceId?: string;
  /** Name of the option, part or header at fault. */
  parameter?: string;
  /** What is expected in its place. */
  expected?: string;
  /** The limit that was broken; the detail names its unit. */
  limit?: number;
  /** The value that broke the limit. */
  actual?: number;
  /** Title, parameter and expected in one sentence, for clients of the Open Inference Protocol; only under /v2. */
  error?: string;
}

/** How well a face can be read. */
export interface QualityReply {
  /** 0-1: detail over contrast at the size that the model reads; a blurred or enlarged face is low. */
  sharpness: number;
  /** Shorter side of the box in pixels of the upright image. */
  size: number;
}

/** Any query parameter of this operation may be a form field instead. */
export interface ReadExpressionsBatchForm {
  image: Array<string>;
}

export interface ReadExpressionsBatchOptions {
  /** Whether faces are looked for: `true`, `false` (the whole picture is the face) or `auto` (the default: look, and take a small, roughly square picture without a face as a face crop, with a warning). */
  detect?: FaceDetectionMode;
  /** Shortest side of a face that counts, in pixels of the upright image. Default 10. */
  minFaceSize?: number;
  /** Detector score that counts. Default: the validated threshold of the detector. */
  minConfidence?: number;
  /** Faces that are read, largest first. Default 20. */
  maxFaces?: number;
  /** Scores for each face, highest first. Default 7, which is all. */
  topK?: number;
  /** Views of each face whose scores are averaged: `1`, `2` (with the mirror image) or `6` (in three framings with mirror images; right more often, and reading takes six times as long). Default 1. */
  views?: number;
  /** Further members of each face, separated by commas: `landmarks`, `mesh`, `quality`, `logits`. Default: none. */
  include?: Array<FaceMember>;
}

export interface ReadExpressionsBatchRequest {
  images: Array<NamedPicture>;
  options?: ReadExpressionsBatchOptions;
}

/** Any query parameter of this operation may be a form field instead. */
export interface ReadExpressionsForm {
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  image: string;
}

export interface ReadExpressionsOptions {
  /** Whether faces are looked for: `true`, `false` (the whole picture is the face) or `auto` (the default: look, and take a small, roughly square picture without a face as a face crop, with a warning). */
  detect?: FaceDetectionMode;
  /** Shortest side of a face that counts, in pixels of the upright image. Default 10. */
  minFaceSize?: number;
  /** Detector score that counts. Default: the validated threshold of the detector. */
  minConfidence?: number;
  /** Faces that are read, largest first. Default 20. */
  maxFaces?: number;
  /** Scores for each face, highest first. Default 7, which is all. */
  topK?: number;
  /** Views of each face whose scores are averaged: `1`, `2` (with the mirror image) or `6` (in three framings with mirror images; right more often, and reading takes six times as long). Default 1. */
  views?: number;
  /** Further members of each face, separated by commas: `landmarks`, `mesh`, `quality`, `logits`. Default: none. */
  include?: Array<FaceMember>;
}

export interface ReadExpressionsRequest {
  image: Picture;
  options?: ReadExpressionsOptions;
}

/** One version of a model in the repository. */
export interface RepositoryEntryReply {
  /** Name of the model. */
  name: string;
  /** Version of the model. */
  version: string;
  /** READY, LOADING or UNAVAILABLE. */
  state: string;
  /** Why it is not ready; empty where it is. */
  reason: string;
}

/** Body of an admin call; it may be empty. */
export interface RepositoryRequest {
  /** index: true lists only what answers. */
  ready?: boolean;
  /** load and unload: unload_dependents is accepted and changes nothing; configurations and files are refused. */
  parameters?: Record<string, unknown>;
}

/** One wanted output. */
export interface RequestedOutput {
  /** Tensor name. */
  name: string;
  /** binary_data: true sends it as binary data; classification: k sends the k highest values with their labels. */
  parameters?: Record<string, unknown>;
}

/** A label with its score. */
export interface ScoreReply {
  /** The label of the apparent expression. */
  label: Expression;
  /** Probability 0-1, not rounded; all seven sum to 1. */
  score: number;
}

/** The process is alive. */
export interface ServerLiveReply {
  /** Always true. */
  live: boolean;
}

/** What this server is. */
export interface ServerMetadataReply {
  /** Name of the server. */
  name: string;
  /** Its version. */
  version: string;
  /** The extensions of the protocol that it speaks, by Triton's names. */
  extensions: Array<string>;
}

/** Requests are welcome. */
export interface ServerReadyReply {
  /** Always true; a server that is not ready answers with 503. */
  ready: boolean;
}

/** Statistics of one or all models. */
export interface StatisticsReply {
  /** One entry for each version. */
  model_stats: Array<ModelStatisticsReply>;
}

/** One input or output of a model. */
export interface TensorReply {
  /** Tensor name. */
  name: string;
  /** Element type, FP32. */
  datatype: string;
  /** Dimensions; -1 is variable. The first is the batch. */
  shape: Array<number>;
}

/** Where the time went, in milliseconds. */
export interface TimingsReply {
  /** Reading the header and the pixels. */
  decodeMs: number;
  /** Looking for faces. */
  detectMs: number;
  /** Cropping and filling the input tensor. */
  preprocessMs: number;
  /** Waiting for a session. */
  queueMs: number;
  /** Inside the models. */
  inferenceMs: number;
  /** Encoding the generated picture; only in transfers. */
  encodeMs?: number;
  /** Faces that shared the run of the model, this request's included. */
  batchSize: number;
}

/** Any query parameter of this operation may be a form field instead. */
export interface TransferExpressionForm {
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  face: string;
  /** A JPEG, PNG, WebP, BMP or GIF file. */
  expression?: string;
}

export interface TransferExpressionOptions {
  /** Whether faces are looked for: `true`, `false` (the whole picture is the face) or `auto` (the default: look, and take a small, roughly square picture without a face as a face crop, with a warning). */
  detect?: FaceDetectionMode;
  /** Shortest side of a face that counts, in pixels of the upright image. Default 10. */
  minFaceSize?: number;
  /** Detector score that counts. Default: the validated threshold of the detector. */
  minConfidence?: number;
  /** Which face of the picture `face`, largest first. Default 0. Several, as in `0,2`, get the same expression; with `paste=original`. */
  faceIndex?: Array<number>;
  /** The face of the picture `face` in place of its index: `x,y,width,height` as a box of `/expressions` has them. A face that is found there is taken, else the box itself. */
  faceBox?: string;
  /** Which face of the picture `expression`, largest first. Default 0. */
  expressionFaceIndex?: number;
  /** The face of the picture `expression` in place of its index: `x,y,width,height` as a box of `/expressions` has them. A face that is found there is taken, else the box itself. */
  expressionFaceBox?: string;
  /** What the reply shows: `crop` (the default), the face, which is the whole picture where that was taken as a face; or `original`, the whole face picture. Both in the picture's own size and colour. */
  paste?: PasteMode;
  /** Size and colour of the reply: `photo` (the default), those of the face picture; or `model`, the model's own picture of the face, small and gray. */
  size?: PictureSize;
  /** Takes the mean expression of that label instead of the part `expression`. Exactly one of the two. `all` takes every label in turn: a strip of seven pictures in the order of the labels, or JSON with seven. */
  expressionLabel?: ExpressionOrAll;
  /** How much of the expression is taken: 0 keeps that of the face, 1 (the default) takes all of it. */
  intensity?: number;
  /** Seed of the noise, and of which way of showing a label a photo gets. Default 0. The same inputs, options, seed and model give the same bytes. */
  seed?: number;
  /** Format of the generated picture. Default: what `Accept` asks for, else `png`. */
  format?: GeneratedImageFormat;
  /** Quality of JPEG and WebP. Default 90. */
  quality?: number;
  /** Whether the recogniser reads the generated picture: the member `verification` of a JSON reply, the header `X-Verification` of a picture. Default `false`. */
  verify?: boolean;
}

export interface TransferExpressionRequest {
  face: Picture;
  expression?: TransferExpressionSource;
  options?: TransferExpressionOptions;
}

export interface TransferExpressionSource {
  /** A JPEG, PNG, WebP, BMP or GIF file as base64 (RFC 4648, section 4) or as a data URI with it. */
  content?: string;
  /** Takes the mean expression of that label instead of the part `expression`. Exactly one of the two. `all` takes every label in turn: a strip of seven pictures in the order of the labels, or JSON with seven. */
  label?: ExpressionOrAll;
}

/** The generated picture with what belongs to it. */
export interface TransferReply {
  /** Sortable id of this answer. */
  id: string;
  /** The model that generated the picture. */
  model: ModelReply;
  /** Seed of the noise: the same inputs, options, seed and model give the same bytes. */
  seed: number;
  /** The face that was taken, or the first of several, in pixels of the upright face picture. */
  faceBox: BoxReply;
  /** How that head is held; absent where no model gives a mesh. */
  facePose?: PoseReply;
  /** Every face that was taken, where there are several. */
  faceBoxes?: Array<BoxReply>;
  /** The generated picture; absent with expressionLabel=all. */
  image?: GeneratedImageReply;
  /** A picture for each label; only with expressionLabel=all. */
  images?: Array<LabelledPictureReply>;
  /** What the recogniser reads in the picture; only with verify=true. */
  verification?: VerificationReply;
  /** What makes the answer less reliable. */
  warnings: Array<WarningReply>;
  /** Where the time went. */
  timings: TimingsReply;
}

/** What the recogniser reads in the generated picture. */
export interface VerificationReply {
  /** The label with the highest score in the generated picture. */
  dominant: Expression;
  /** Its score 0-1, not rounded. */
  score: number;
  /** Whether it is the label that was asked for, or the one that is read in the expression picture. */
  agreesWithExpression: boolean;
}

/** Something that makes the answer less reliable without making it wrong. */
export interface WarningReply {
  /** Stable snake_case code. */
  code: string;
  /** The face it is about; absent where it is about the whole picture. */
  faceIndex?: number;
  /** A sentence for people. */
  message: string;
}
