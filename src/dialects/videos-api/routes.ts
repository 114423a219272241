/** The paths of the Videos API, for a dialect that has them with forms of its own. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectReply,
  DialectRequest,
  DialectRoute,
  EditCommand,
  EncodeContext,
  ExtendCommand,
  ListCommand,
  OpenContentCommand,
  RemixCommand,
  Video,
  VideoPage,
} from '../../core/index.ts';
import { decodeEdit, decodeExtend, decodeRemix } from './decode-changes.ts';
import { decodeDelete, decodeList, decodeOpenContent } from './decode-lookups.ts';
import { encodeDeleted, encodeModel, encodeModels } from './encode-results.ts';
import { taskRoutes } from './task-routes.ts';

const { readRequiredText } = requestFields;
const VIDEO = '/videos/:videoId';

/** What is left out is as in OpenAI's API. */
export interface VideosApiForms {
  decodeCreate(request: DialectRequest): CreateCommand | RemixCommand;
  readonly decodeRemix?: (request: DialectRequest) => RemixCommand;
  readonly decodeOpenContent?: (request: DialectRequest) => OpenContentCommand;
  readonly decodeList?: (request: DialectRequest) => ListCommand;
  readonly decodeEdit?: (request: DialectRequest) => EditCommand;
  readonly decodeExtend?: (request: DialectRequest) => ExtendCommand;
  encodeVideo(video: Video, context: EncodeContext): DialectReply;
  encodeVideoPage(page: VideoPage, context: EncodeContext): DialectReply;
}

export function videosApiRoutes(forms: VideosApiForms): DialectRoute[] {
  const { encodeVideo: encode } = forms;
  return [
    { method: 'POST', path: '/videos', kind: 'create', decode: forms.decodeCreate, encode },
    {
      method: 'GET',
      path: '/videos',
      kind: 'list',
      decode: forms.decodeList ?? ((request) => decodeList(request)),
      encode: forms.encodeVideoPage,
    },
    ...taskRoutes('/videos', encode),
    { method: 'DELETE', path: VIDEO, kind: 'delete', decode: decodeDelete, encode: encodeDeleted },
    {
      method: 'POST',
      path: `${VIDEO}/remix`,
      kind: 'remix',
      decode: forms.decodeRemix ?? ((request) => decodeRemix(request)),
      encode,
    },
    {
      method: 'GET',
      path: `${VIDEO}/content`,
      kind: 'open_content',
      decode: forms.decodeOpenContent ?? decodeOpenContent,
    },
    {
      method: 'POST',
      path: '/videos/edits',
      kind: 'edit',
      decode: forms.decodeEdit ?? decodeEdit,
      encode,
    },
    {
      method: 'POST',
      path: '/videos/extensions',
      kind: 'extend',
      decode: forms.decodeExtend ?? decodeExtend,
      encode,
    },
    {
      method: 'GET',
      path: '/models',
      kind: 'list_models',
      decode: () => ({ kind: 'list_models' }),
      encode: encodeModels,
    },
    {
      method: 'GET',
      path: '/models/:model',
      kind: 'get_model',
      decode: ({ params }) => ({ kind: 'get_model', model: readRequiredText(params, 'model') }),
      encode: encodeModel,
    },
  ];
}
